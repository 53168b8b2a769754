package vigil.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import vigil.identity.keys.KeySettings;
import vigil.identity.seed.SeedSettings;
import vigil.identity.sessions.SessionSettings;

/** Refuses misspelt settings of this house: the framework ignores names of the environment. */
final class KnownNames {

    private static final String BEGINNING = "VIGIL_IDENTITY_";
    private static final List<Class<? extends Record>> SETTINGS =
            List.of(KeySettings.class, SessionSettings.class, SeedSettings.class);

    private KnownNames() {}

    static void check(Map<String, String> environment) {
        Set<String> known =
                SETTINGS.stream()
                        .flatMap(record ->
                                Arrays.stream(record.getRecordComponents())
                                        .map(component -> name(record, component.getName())))
                        .collect(Collectors.toSet());
        Set<String> unknown = new TreeSet<>(environment.keySet());
        unknown.removeIf(name -> !name.startsWith(BEGINNING) || known.contains(name));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown settings: " + String.join(", ", unknown));
        }
    }

    private static String name(Class<? extends Record> record, String component) {
        String prefix =
                Objects.requireNonNull(record.getAnnotation(ConfigurationProperties.class))
                        .prefix();
        return (prefix + "." + component).replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
