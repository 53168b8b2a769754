package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.testkit.OpenApi;
import vigil.testkit.StreetParts;

/**
 * The API's description is what the code says: checked in, compared, and never less than it was.
 * {@code -Dvigil.openapi.write=true} writes it anew.
 */
class OpenApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void theDescriptionIsThatOfTheCodeAndTakesNothingAway() {
        JsonNode present;
        try (House house =
                House.on(new StreetParts("monitoring"), "--springdoc.api-docs.enabled=true")) {
            present = house.analyst().get("/v3/api-docs").json();
        }
        assertThat(present.path("paths").propertyNames())
                .contains("/v1/transactions", "/v1/decisions/stream", "/v1/alerts/{id}");
        OpenApi.check("monitoring", present);
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

        assertThat(OpenApi.missing(before, now))
                .containsExactly("A.two", "get /a 200", "get /a ?x", "get /a demands y", "get /b");
        assertThat(OpenApi.missing(before, before)).isEmpty();
    }
}
