package vigil.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;

/** What belongs to another institution does not exist; what a role may not do is refused. */
class IsolationTest {

    private static final String JANE = "Xantippe Quillfeather";
    private static final List<String> ROLES =
            List.of("analyst", "supervisor", "engineer", "auditor", "administrator", "machine");

    @Test
    void nothingOfAnotherInstitutionIsSeenOrChanged() {
        try (House house = House.on(new StreetParts("screening"))) {
            Desk mine = new Desk(house, "demo");
            Desk other = new Desk(house, "other");
            mine.bring("l-1", Desk.person("x-1", JANE));
            mine.put("c-1", Desk.described(JANE));
            JsonNode hit = mine.hit("c-1");
            String path = "/v1/screening/hits/" + hit.path("hit").asString();

            assertThat(other.analyst.get("/v1/screening/customers/c-1").status()).isEqualTo(404);
            assertThat(other.analyst.get(path).status()).isEqualTo(404);
            assertThat(other.judge(other.analyst, hit, "true_match").status()).isEqualTo(404);
            assertThat(other.confirm(other.supervisor, hit).status()).isEqualTo(404);
            assertThat(other.remove("c-1")).isEqualTo(404);
            assertThat(items(other, "/v1/screening/hits")).isZero();
            assertThat(items(other, "/v1/screening/customers")).isZero();
            mine.whitelisted("c-1");
            assertThat(items(other, "/v1/screening/whitelist?ended=true")).isZero();

            // The same id is another customer there.
            assertThat(other.put("c-1", Desk.described("Otto Normal")).isEmpty()).isTrue();
            assertThat(mine.standing("c-1")).isEqualTo("false_positive/judged");
            mine.bring("l-1", Desk.person("x-1", JANE), Desk.person("x-2", "Otto Normal"));
            assertThat(other.standing("c-1")).isEqualTo("open/found");
            assertThat(mine.hit("c-1").path("entry").asString()).isEqualTo("x-1");
        }
    }

    @Test
    void eachRoleDoesWhatItMayAndNoMore() {
        House house = House.shared();
        Map<String, List<String>> may =
                Map.of(
                        "PUT /v1/screening/customers/r-1",
                        List.of("supervisor", "administrator", "machine"),
                        "DELETE /v1/screening/customers/r-0",
                        List.of("supervisor", "administrator", "machine"),
                        "GET /v1/screening/customers/r-0",
                        List.of("analyst", "supervisor", "auditor"),
                        "GET /v1/screening/hits/00000000-0000-0000-0000-000000000000",
                        List.of("analyst", "supervisor", "auditor"),
                        "POST /v1/screening/hits/00000000-0000-0000-0000-000000000000/judgements",
                        List.of("analyst", "supervisor"),
                        "POST /v1/screening/hits/00000000-0000-0000-0000-000000000000/confirmations",
                        List.of("analyst", "supervisor"),
                        "DELETE /v1/screening/whitelist/00000000-0000-0000-0000-000000000000",
                        List.of("analyst", "supervisor"),
                        "PUT /v1/screening/settings",
                        List.of("administrator"),
                        "GET /v1/screening/jobs",
                        List.of("analyst", "supervisor", "machine"),
                        "POST /v1/screening/lists/l-9/versions?format=ftm",
                        List.of("engineer", "administrator"));

        may.forEach((call, allowed) -> {
            for (String role : ROLES) {
                int status = status(house.door("roles", role), call);
                assertThat(status == 403)
                        .as(role + " " + call + " → " + status)
                        .isEqualTo(!allowed.contains(role));
                assertThat(status).as(role + " " + call).isLessThan(500);
            }
            assertThat(status(house.stranger(), call)).as(call).isEqualTo(401);
        });
    }

    private static int status(Door door, String call) {
        String[] parts = call.split(" ");
        return door.send(
                        door.request(parts[1])
                                .header("Content-Type", "application/json")
                                .method(
                                        parts[0],
                                        parts[0].equals("GET")
                                                ? HttpRequest.BodyPublishers.noBody()
                                                : HttpRequest.BodyPublishers.ofString("{}")))
                .status();
    }

    private static int items(Desk desk, String path) {
        return desk.analyst.get(path).json().path("items").size();
    }
}
