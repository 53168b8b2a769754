package vigil.screening.register;

import java.util.regex.Pattern;

/**
 * An institution's own id of a customer. It stands in events and evidence: an opaque number, never
 * a name.
 *
 * @param text 1 to 128 of letters, digits and {@code . _ : -}
 */
public record CustomerId(String text) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");

    /** What a text must be to be one. */
    public static final String WANTED =
            "is an id of 1 to 128 letters, digits, dots, underscores, colons and hyphens";

    public CustomerId {
        if (!isValid(text)) {
            throw new IllegalArgumentException("not a customer's id");
        }
    }

    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
