package vigil.gateway.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads settings by name and refuses names that nobody asked for: a misspelt limit is no limit. */
public final class Environment {

    private final Map<String, String> values;
    private final Set<String> asked = new HashSet<>();

    public Environment(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    public String text(String name, String otherwise) {
        asked.add(name);
        return values.getOrDefault(name, otherwise);
    }

    public String text(String name) {
        asked.add(name);
        String value = values.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }

    public int number(String name, int otherwise) {
        String value = text(name, Integer.toString(otherwise));
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is not a whole number", e);
        }
    }

    /** A duration in seconds. */
    public Duration seconds(String name, Duration otherwise) {
        return Duration.ofSeconds(number(name, (int) otherwise.toSeconds()));
    }

    /** The path that is named, or null where none is. */
    public @Nullable Path folder(String name) {
        String path = text(name, "");
        return path.isEmpty() ? null : Path.of(path);
    }

    public Path file(String name) {
        return Path.of(text(name));
    }

    /** Several of {@link #address}, with commas between them; none twice. */
    public List<URI> addresses(String name, String otherwise) {
        List<URI> addresses =
                Arrays.stream(text(name, otherwise).split(","))
                        .map(part -> checked(name, part.strip()))
                        .distinct()
                        .toList();
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException(name + " names no address");
        }
        return addresses;
    }

    /** An absolute address with scheme http or https and a host. */
    public URI address(String name, String otherwise) {
        return checked(name, text(name, otherwise));
    }

    private static URI checked(String name, String value) {
        try {
            URI address = new URI(value);
            if (address.getHost() == null
                    || !("http".equals(address.getScheme())
                            || "https".equals(address.getScheme()))) {
                throw new IllegalArgumentException(name + " is not an http address with a host");
            }
            return address;
        } catch (java.net.URISyntaxException e) {
            throw new IllegalArgumentException(name + " is not an address", e);
        }
    }

    /**
     * @throws IllegalArgumentException when a name with one of these beginnings is set that was
     *     never asked for
     */
    public void refuseUnknown(List<String> beginnings) {
        Set<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(asked);
        unknown.removeIf(name -> beginnings.stream().noneMatch(name::startsWith));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown settings: " + String.join(", ", unknown));
        }
    }
}
