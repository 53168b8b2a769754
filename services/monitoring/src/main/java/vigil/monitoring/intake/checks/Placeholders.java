package vigil.monitoring.intake.checks;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words that senders write where a reference is demanded and they have none: such a reference
 * identifies nothing.
 */
public final class Placeholders {

    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]");
    private static final Set<String> WORDS =
            Set.of(
                    "NOTPROVIDED",
                    "NOTAVAILABLE",
                    "NOTAPPLICABLE",
                    "NONREF",
                    "NOREF",
                    "NOREFERENCE",
                    "NONE",
                    "NA",
                    "NULL",
                    "NIL",
                    "UNKNOWN",
                    "UNDEFINED",
                    "EMPTY",
                    "TBD");

    private Placeholders() {}

    /** Whether the reference is blank, one of the known words, or nothing but zeros and crosses. */
    public static boolean isPlaceholder(String reference) {
        String letters = SIGNS.matcher(reference.toUpperCase(Locale.ROOT)).replaceAll("");
        return WORDS.contains(letters) || letters.chars().allMatch(c -> c == '0' || c == 'X');
    }
}
