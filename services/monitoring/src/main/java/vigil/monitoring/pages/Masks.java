package vigil.monitoring.pages;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigil.kernel.secrecy.Personal;

/** Personal data as it is shown to who has given no purpose. */
public final class Masks {

    private static final int VISIBLE = 4;

    private Masks() {}

    /** The last four characters of a number. */
    public static String number(Personal number) {
        return number.masked(VISIBLE);
    }

    /** Initials of a name: {@code Maria Weber} becomes {@code M. W.}. */
    public static @Nullable String name(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        return Arrays.stream(name.strip().split("\\s+"))
                .map(word -> Character.toString(word.codePointAt(0)) + ".")
                .collect(Collectors.joining(" "));
    }

    /** The year of a date. */
    public static @Nullable String year(@Nullable String date) {
        return date == null || date.length() < VISIBLE ? null : date.substring(0, VISIBLE);
    }
}
