package vigil.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Refuses misspelt settings of this house: the framework ignores names of the environment. */
final class KnownNames {

    private static final String BEGINNING = "VIGIL_IDENTITY_";

    private KnownNames() {}

    static void check(Map<String, String> environment) {
        Set<String> known =
                Arrays.stream(IdentitySettings.class.getRecordComponents())
                        .map(component -> BEGINNING + upperSnake(component.getName()))
                        .collect(Collectors.toSet());
        Set<String> unknown = new TreeSet<>(environment.keySet());
        unknown.removeIf(name -> !name.startsWith(BEGINNING) || known.contains(name));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown settings: " + String.join(", ", unknown));
        }
    }

    private static String upperSnake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }
}
