package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.testkit.StreetParts;

/**
 * The API's description is what the code says: checked in, compared, and never less than it was.
 * {@code -Dvigil.openapi.write=true} writes it anew.
 */
class OpenApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void theDescriptionIsThatOfTheCodeAndTakesNothingAway() throws IOException {
        Path file = contracts().resolve("openapi/monitoring.json");
        JsonNode present;
        try (House house =
                House.on(new StreetParts("monitoring"), "--springdoc.api-docs.enabled=true")) {
            present = house.analyst().get("/v3/api-docs").json();
        }
        assertThat(present.path("paths").propertyNames())
                .contains("/v1/transactions", "/v1/decisions/stream", "/v1/alerts/{id}");
        String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(present) + "\n";

        if (Files.exists(file)) {
            assertThat(missing(JSON.readTree(Files.readString(file)), present))
                    .as("taken away from callers")
                    .isEmpty();
        }
        if (Boolean.getBoolean("vigil.openapi.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file))
                .as("run the test with -Dvigil.openapi.write=true and check the description in")
                .isEqualTo(text);
    }

    /**
     * Paths, answers and fields that were there and are not any more; parameters newly demanded.
     */
    static Set<String> missing(JsonNode before, JsonNode now) {
        Set<String> missing = new TreeSet<>();
        for (String path : before.path("paths").propertyNames()) {
            for (String method : before.path("paths").path(path).propertyNames()) {
                JsonNode was = before.path("paths").path(path).path(method);
                JsonNode is = now.path("paths").path(path).path(method);
                if (is.isMissingNode()) {
                    missing.add(method + " " + path);
                    continue;
                }
                for (String status : was.path("responses").propertyNames()) {
                    if (!is.path("responses").has(status)) {
                        missing.add(method + " " + path + " " + status);
                    }
                }
                parameters(was).stream()
                        .filter(name -> !parameters(is).contains(name))
                        .forEach(name -> missing.add(method + " " + path + " ?" + name));
                demanded(is).stream()
                        .filter(name -> !demanded(was).contains(name))
                        .forEach(name -> missing.add(method + " " + path + " demands " + name));
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

    @Test
    void whatIsTakenAwayIsNoticed() {
        JsonNode before =
                JSON.readTree(
                        """
                        {"paths":{"/a":{"get":{"parameters":[{"name":"x"}],"responses":{"200":{}}}},"/b":{"get":{}}},
                         "components":{"schemas":{"A":{"properties":{"one":{},"two":{}}}}}}\
                        """);
        JsonNode now =
                JSON.readTree(
                        """
                        {"paths":{"/a":{"get":{"parameters":[{"name":"y","required":true}],"responses":{"201":{}}}}},
                         "components":{"schemas":{"A":{"properties":{"one":{}}}}}}\
                        """);

        assertThat(missing(before, now))
                .containsExactly("A.two", "get /a 200", "get /a ?x", "get /a demands y", "get /b");
        assertThat(missing(before, before)).isEmpty();
    }

    private static Set<String> parameters(JsonNode operation) {
        Set<String> names = new TreeSet<>();
        operation
                .path("parameters")
                .forEach(parameter -> names.add(parameter.path("name").asString()));
        return names;
    }

    private static Set<String> demanded(JsonNode operation) {
        Set<String> names = new TreeSet<>();
        operation
                .path("parameters")
                .forEach(parameter -> {
                    if (parameter.path("required").asBoolean(false)) {
                        names.add(parameter.path("name").asString());
                    }
                });
        return names;
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
