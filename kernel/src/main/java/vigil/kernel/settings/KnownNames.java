package vigil.kernel.settings;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Refuses misspelt settings of a house: the framework ignores names of the environment that it does
 * not know.
 */
public final class KnownNames {

    /** For the launcher, not for the house. */
    private static final String JAVA_OPTIONS = "JAVA_OPTIONS";

    private KnownNames() {}

    /**
     * Looks at all names with the house's beginning.
     *
     * @param beginning such as {@code VIGIL_MONITORING_}
     * @param settings records with their prefix in {@link ConfigurationProperties}
     * @throws IllegalArgumentException that lists the names which nothing reads
     */
    public static void check(
            Map<String, String> environment,
            String beginning,
            List<Class<? extends Record>> settings) {
        Set<String> known = new HashSet<>(Set.of(beginning + JAVA_OPTIONS));
        settings.forEach(record -> addNames(record, known));
        Set<String> unknown = new TreeSet<>(environment.keySet());
        unknown.removeIf(name -> !name.startsWith(beginning) || known.contains(name));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown settings: " + String.join(", ", unknown));
        }
    }

    /**
     * Both ways in which the framework reads {@code rowsPerCommit}: with underscores or without.
     */
    private static void addNames(Class<? extends Record> settings, Set<String> known) {
        ConfigurationProperties properties = settings.getAnnotation(ConfigurationProperties.class);
        if (properties == null) {
            throw new IllegalArgumentException(settings + " has no prefix");
        }
        String prefix = properties.prefix().replace('.', '_').replace("-", "") + "_";
        for (var component : settings.getRecordComponents()) {
            String name = component.getName();
            known.add((prefix + name).toUpperCase(Locale.ROOT));
            known.add((prefix + name.replaceAll("([A-Z])", "_$1")).toUpperCase(Locale.ROOT));
        }
    }
}
