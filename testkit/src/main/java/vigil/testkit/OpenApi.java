package vigil.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The description of a house's API: checked in, compared, and never less than it was. {@code
 * -Dvigil.openapi.write=true} writes it anew.
 */
public final class OpenApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private OpenApi() {}

    /** Fails when the description in the repository is another, or had what this one has not. */
    public static void check(String house, JsonNode present) {
        Path file = contracts().resolve("openapi/" + house + ".json");
        String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(present) + "\n";
        try {
            if (Files.exists(file)) {
                Set<String> missing = missing(JSON.readTree(Files.readString(file)), present);
                require(missing.isEmpty(), "taken away from callers: " + missing);
            }
            if (Boolean.getBoolean("vigil.openapi.write")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
            require(
                    Files.exists(file) && Files.readString(file).equals(text),
                    "run the test with -Dvigil.openapi.write=true and check the description in");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Paths, answers and fields that were there and are not any more; parameters newly demanded.
     */
    public static Set<String> missing(JsonNode before, JsonNode now) {
        Set<String> missing = new TreeSet<>();
        for (String path : before.path("paths").propertyNames()) {
            for (String method : before.path("paths").path(path).propertyNames()) {
                operation(
                        method + " " + path,
                        before.path("paths").path(path).path(method),
                        now.path("paths").path(path).path(method),
                        missing);
            }
        }
        JsonNode schemas = before.path("components").path("schemas");
        for (String schema : schemas.propertyNames()) {
            JsonNode is = now.path("components").path("schemas").path(schema);
            for (String field : schemas.path(schema).path("properties").propertyNames()) {
                if (!is.path("properties").has(field)) {
                    missing.add(schema + "." + field);
                }
            }
        }
        return missing;
    }

    private static void operation(String name, JsonNode was, JsonNode is, Set<String> missing) {
        if (is.isMissingNode()) {
            missing.add(name);
            return;
        }
        for (String status : was.path("responses").propertyNames()) {
            if (!is.path("responses").has(status)) {
                missing.add(name + " " + status);
            }
        }
        parameters(was, false).stream()
                .filter(parameter -> !parameters(is, false).contains(parameter))
                .forEach(parameter -> missing.add(name + " ?" + parameter));
        parameters(is, true).stream()
                .filter(parameter -> !parameters(was, true).contains(parameter))
                .forEach(parameter -> missing.add(name + " demands " + parameter));
    }

    private static Set<String> parameters(JsonNode operation, boolean demandedAlone) {
        Set<String> names = new TreeSet<>();
        for (JsonNode parameter : operation.path("parameters")) {
            if (!demandedAlone || parameter.path("required").asBoolean(false)) {
                names.add(parameter.path("name").asString());
            }
        }
        return names;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    private static Path contracts() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("contracts").resolve("openapi"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new AssertionError("run inside a checkout");
            }
        }
        return folder.resolve("contracts");
    }
}
