package vigil.watchlists.ofac;

/** How OFAC writes names. */
final class Names {

    private Names() {}

    /** A name as it is spoken: {@code LAST, First} turned round for a person. */
    static String spoken(String listed, boolean person) {
        int comma = person ? listed.indexOf(',') : -1;
        return comma < 0
                ? listed
                : listed.substring(comma + 1).strip() + " " + listed.substring(0, comma).strip();
    }

    static String family(String listed) {
        int comma = listed.indexOf(',');
        return comma < 0 ? "" : listed.substring(0, comma);
    }

    static String given(String listed) {
        int comma = listed.indexOf(',');
        return comma < 0 ? "" : listed.substring(comma + 1);
    }

    /** A weak alias without the quotes around it. */
    static String unquoted(String alias) {
        String plain = alias.strip();
        boolean quoted =
                plain.length() > 1
                        && (plain.startsWith("'") && plain.endsWith("'")
                                || plain.startsWith("\"") && plain.endsWith("\""));
        return quoted ? plain.substring(1, plain.length() - 1) : plain;
    }
}
