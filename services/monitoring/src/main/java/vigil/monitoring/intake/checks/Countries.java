package vigil.monitoring.intake.checks;

import java.util.Locale;
import java.util.Set;

/** Country codes (ISO 3166-1 alpha-2). */
public final class Countries {

    private static final Set<String> ISO = Set.of(Locale.getISOCountries());

    /** Kosovo has no code of its own; payments write this one. */
    private static final String KOSOVO = "XK";

    private Countries() {}

    public static boolean isKnown(String code) {
        return ISO.contains(code) || code.equals(KOSOVO);
    }
}
