package vigil.monitoring;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.ConfigurationProperties;
import vigil.monitoring.desk.DeskSettings;
import vigil.monitoring.files.FileSettings;
import vigil.monitoring.log.LogSettings;
import vigil.monitoring.loop.LoopSettings;
import vigil.monitoring.projection.ProjectionSettings;
import vigil.monitoring.rates.RateSettings;
import vigil.monitoring.store.StoreSettings;

/** Refuses misspelt settings of this house: the framework ignores names of the environment. */
final class KnownNames {

    private static final String BEGINNING = "VIGIL_MONITORING_";

    /** For the launcher, not for us. */
    private static final String JAVA_OPTIONS = BEGINNING + "JAVA_OPTIONS";

    private static final List<Class<?>> SETTINGS =
            List.of(
                    DeskSettings.class,
                    FileSettings.class,
                    LogSettings.class,
                    LoopSettings.class,
                    ProjectionSettings.class,
                    RateSettings.class,
                    StoreSettings.class);

    private KnownNames() {}

    static void check(Map<String, String> environment) {
        Set<String> known = known();
        Set<String> unknown = new TreeSet<>(environment.keySet());
        unknown.removeIf(name -> !name.startsWith(BEGINNING) || known.contains(name));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown settings: " + String.join(", ", unknown));
        }
    }

    private static Set<String> known() {
        Set<String> known = new HashSet<>(Set.of(JAVA_OPTIONS));
        for (Class<?> settings : SETTINGS) {
            ConfigurationProperties properties =
                    settings.getAnnotation(ConfigurationProperties.class);
            String prefix = properties == null ? "" : properties.prefix().replace('.', '_');
            for (var component : settings.getRecordComponents()) {
                String name = component.getName().replaceAll("([A-Z])", "_$1");
                known.add((prefix + "_" + name).toUpperCase(Locale.ROOT));
            }
        }
        return known;
    }
}
