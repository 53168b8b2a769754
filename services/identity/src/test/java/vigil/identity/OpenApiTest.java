package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.testkit.OpenApi;

/**
 * The API's description is what the code says; {@code -Dvigil.openapi.write=true} writes it anew.
 */
class OpenApiTest {

    @TempDir private Path folder;

    @Test
    void theDescriptionIsThatOfTheCodeAndTakesNothingAway() throws Exception {
        JsonNode present;
        try (RunningIdentity identity =
                RunningIdentity.in(folder, Map.of("springdoc.api-docs.enabled", "true"))) {
            present =
                    JsonMapper.shared()
                            .readTree(new Browser(identity.address()).get("/v3/api-docs").body());
        }

        assertThat(present.path("paths").propertyNames())
                .contains("/v1/officers", "/v1/officers/invitations", "/v1/officers/{id}/factors")
                .noneMatch(path -> path.startsWith("/login"));
        OpenApi.check("identity", present);
    }
}
