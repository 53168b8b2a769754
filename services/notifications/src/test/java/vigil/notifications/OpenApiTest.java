package vigil.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.testkit.OpenApi;
import vigil.testkit.StreetParts;

/**
 * The API's description is what the code says; {@code -Dvigil.openapi.write=true} writes it anew.
 */
class OpenApiTest {

    @Test
    void theDescriptionIsThatOfTheCodeAndTakesNothingAway() {
        JsonNode present;
        try (House house =
                House.on(new StreetParts("notifications"), "--springdoc.api-docs.enabled=true")) {
            present = house.door("demo", "analyst").get("/v3/api-docs").json();
        }
        assertThat(present.path("paths").propertyNames())
                .contains("/v1/notifications", "/v1/notifications/preferences");
        OpenApi.check("notifications", present);
    }
}
