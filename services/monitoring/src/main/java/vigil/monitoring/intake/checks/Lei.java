package vigil.monitoring.intake.checks;

import java.util.regex.Pattern;

/** Legal entity identifiers (ISO 17442): eighteen characters and two check digits. */
public final class Lei {

    private static final Pattern SHAPE = Pattern.compile("[A-Z0-9]{18}[0-9]{2}");

    private Lei() {}

    /** Whether the text has the form of a LEI. */
    public static boolean hasShape(String lei) {
        return SHAPE.matcher(lei).matches();
    }

    /** Whether the text has the form of a LEI and the right check digits. */
    public static boolean isValid(String lei) {
        return hasShape(lei) && CheckDigits.pass(lei, "");
    }
}
