package vigil.watchlists.entities;

import java.util.regex.Pattern;

/**
 * Names one list: {@code ofac-sdn}, {@code un-sc}, {@code us_ofac_sdn}.
 *
 * @param text lower-case letters, digits, dots, dashes and underscores, at most 64
 */
public record ListId(String text) {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    public ListId {
        if (!isValid(text)) {
            throw new IllegalArgumentException(
                    "a list id is 1 to 64 lower-case letters, digits, dots, dashes, underscores");
        }
    }

    /** Whether the text can name a list. */
    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
