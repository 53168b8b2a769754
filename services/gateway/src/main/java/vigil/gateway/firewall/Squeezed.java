package vigil.gateway.firewall;

/** A decoded text as a database or a shell would read it. */
final class Squeezed {

    private Squeezed() {}

    /**
     * Comments between slash and star become a space, those that MySQL runs ({@code /*!50000 … *}
     * {@code /}) their content; any white space becomes one space.
     */
    static String forSql(String text) {
        if (!needsSqueezing(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char character = text.charAt(at);
            if (text.startsWith("/*!", at)) {
                at = afterDigits(text, at + 3);
                space(out);
            } else if (text.startsWith("/*", at) && text.indexOf("*/", at + 2) >= 0) {
                at = text.indexOf("*/", at + 2) + 2;
                space(out);
            } else if (text.startsWith("*/", at)) {
                at += 2;
                space(out);
            } else if (character <= ' ') {
                at++;
                space(out);
            } else {
                out.append(character);
                at++;
            }
        }
        return out.toString();
    }

    /** Without quotes, carets, backslashes and empty variables; {@code $IFS} is a space. */
    static String forShell(String text) {
        if (!hasShellMark(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char character = text.charAt(at);
            int skipped = skipped(text, at);
            if (skipped > 0) {
                at += skipped;
                space(out);
            } else if (character == '$' && at + 1 < text.length() && isEmptyName(text, at + 1)) {
                at += 2;
            } else {
                if ("'\"\\^".indexOf(character) < 0) {
                    out.append(character);
                }
                at++;
            }
        }
        return out.toString();
    }

    private static boolean needsSqueezing(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean twoSpaces = character == ' ' && i > 0 && text.charAt(i - 1) == ' ';
            boolean comment = character == '*' && i > 0 && text.charAt(i - 1) == '/';
            if (character < ' ' || twoSpaces || comment) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasShellMark(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '\'' || character == '"' || character == '\\' || character == '^') {
                return true;
            }
            if (character == '$') {
                return true;
            }
        }
        return false;
    }

    private static int skipped(String text, int at) {
        for (String space : new String[] {"${ifs}", "$ifs$9", "$ifs"}) {
            if (text.startsWith(space, at)) {
                return space.length();
            }
        }
        return 0;
    }

    private static boolean isEmptyName(String text, int at) {
        char name = text.charAt(at);
        boolean last = at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1));
        return name == '@' || name == '*' || (name >= '1' && name <= '9' && !last);
    }

    private static int afterDigits(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static void space(StringBuilder out) {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
    }
}
