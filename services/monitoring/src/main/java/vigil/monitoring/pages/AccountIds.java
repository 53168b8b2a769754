package vigil.monitoring.pages;

import java.util.HexFormat;
import java.util.Locale;
import vigil.kernel.pages.Cut;

/** An account's surrogate as callers see it: 16 hexadecimal digits that say nothing. */
public final class AccountIds {

    private AccountIds() {}

    public static String text(long surrogate) {
        return HexFormat.of().toHexDigits(surrogate);
    }

    /** Checks the query parameter of that name. */
    public static long surrogate(String parameter, String text) {
        try {
            // Lower case alone: in capitals it would look like some countries' account numbers.
            if (text.length() == 16 && text.equals(text.toLowerCase(Locale.ROOT))) {
                return HexFormat.fromHexDigitsToLong(text);
            }
        } catch (IllegalArgumentException e) {
            // Answered below, like one of another length.
        }
        throw Cut.refusal(parameter, "is an accountId of 16 hexadecimal digits, or an IBAN");
    }
}
