package vigil.monitoring.intake.checks;

import java.util.regex.Pattern;

/** Business identifier codes (ISO 9362): party prefix, country, suffix, and perhaps a branch. */
public final class Bic {

    private static final Pattern SHAPE =
            Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");
    private static final int COUNTRY = 4;

    private Bic() {}

    /** Whether the text has the form of a BIC. */
    public static boolean hasShape(String bic) {
        return SHAPE.matcher(bic).matches();
    }

    /** Whether the text has the form of a BIC and names a country that exists. */
    public static boolean isValid(String bic) {
        return hasShape(bic) && Countries.isKnown(bic.substring(COUNTRY, COUNTRY + 2));
    }

    /** Whether two BICs name the same party: a missing branch is the head office. */
    public static boolean sameParty(String first, String second) {
        return withBranch(first).equals(withBranch(second));
    }

    private static String withBranch(String bic) {
        return bic.length() == 8 ? bic + "XXX" : bic;
    }
}
