package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DecisionPointTest {

    private static final String ONE = "/access/v1/evaluation";
    private static final String SEVERAL = "/access/v1/evaluations";

    @TempDir private static Path folder;
    private static RunningIdentity identity;
    private static Administrator caller;
    private static String analyst;

    @BeforeAll
    static void start() throws Exception {
        identity = RunningIdentity.in(folder);
        caller = new Administrator(identity, "demo-administrator");
        analyst = caller.officer("Anna.Analyst").get("id").asString();
    }

    @AfterAll
    static void stop() throws Exception {
        identity.close();
    }

    @Test
    void aRoleAllowsWhatTheTableSaysAndNothingElse() throws Exception {
        assertThat(decision("officer", analyst, "GET", "/v1/alerts/{id}")).isTrue();
        assertThat(decision("officer", analyst, "GET", "/v1/alerts/7")).isTrue();
        assertThat(decision("officer", analyst, "POST", "/v1/transactions")).isFalse();
        assertThat(decision("officer", analyst, "GET", "/v1/officers")).isFalse();
        assertThat(decision("officer", analyst, "GET", "/nothing")).isFalse();
        assertThat(decision("client", "demo-machine", "POST", "/v1/transactions")).isTrue();
        assertThat(decision("client", "nobody", "POST", "/v1/transactions")).isFalse();
        assertThat(decision("robot", "demo-machine", "POST", "/v1/transactions")).isFalse();
    }

    @Test
    void itDecidesByWhatHoldsNow() throws Exception {
        String id = caller.officer("sam.supervisor").get("id").asString();
        assertThat(decision("officer", id, "GET", "/v1/alerts")).isTrue();

        caller.send("PUT", "/v1/officers/" + id + "/access", "{\"enabled\":false}");

        JsonNode said = said(ONE, question("officer", id, "GET", "/v1/alerts"));
        assertThat(said.path("decision").asBoolean()).isFalse();
        assertThat(said.path("context").path("reason").asString()).isEqualTo("subject");
        caller.send("PUT", "/v1/officers/" + id + "/access", "{\"enabled\":true}");
        assertThat(decision("officer", id, "GET", "/v1/alerts")).isTrue();
    }

    @Test
    void subjectsOfAnotherInstitutionAreUnknown() throws Exception {
        Administrator other = new Administrator(identity, "other-administrator");

        JsonNode said =
                JsonMapper.shared()
                        .readTree(
                                other.send(
                                                "POST",
                                                ONE,
                                                question("officer", analyst, "GET", "/v1/alerts"))
                                        .body());

        assertThat(said.path("decision").asBoolean(true)).isFalse();
        assertThat(said.path("context").path("reason").asString()).isEqualTo("subject");
    }

    @Test
    void aKeyIsHeldToItsRoutes() throws Exception {
        HttpResponse<String> made =
                caller.send(
                        "POST",
                        "/v1/api-keys",
                        "{\"title\":\"k\",\"roles\":[\"auditor\"],\"routes\":[\"/v1/alerts\"]}");
        String id = JsonMapper.shared().readTree(made.body()).path("key").path("id").asString();

        assertThat(decision("client", id, "GET", "/v1/alerts")).isTrue();
        assertThat(decision("client", id, "GET", "/v1/decisions")).isFalse();
    }

    @Test
    void severalQuestionsShareWhatTheyHaveInCommon() throws Exception {
        String common =
                "{\"subject\":{\"type\":\"officer\",\"id\":\"%s\"},\"action\":{\"name\":\"GET\"},"
                        .formatted(analyst);
        String three =
                "\"evaluations\":[{\"resource\":{\"type\":\"operation\",\"id\":\"/v1/alerts\"}},"
                        + "{\"resource\":{\"type\":\"operation\",\"id\":\"/v1/officers\"}},"
                        + "{\"resource\":{\"type\":\"operation\",\"id\":\"/v1/decisions\"}}]";

        assertThat(decisions(common + three + "}")).isEqualTo("true,false,true,");
        assertThat(decisions(common + three + options("deny_on_first_deny")))
                .isEqualTo("true,false,");
        assertThat(decisions(common + three + options("permit_on_first_permit")))
                .isEqualTo("true,");
        assertThat(
                        caller.send("POST", SEVERAL, common + three + options("as_it_comes"))
                                .statusCode())
                .isEqualTo(400);
        JsonNode single =
                said(
                        SEVERAL,
                        common + "\"resource\":{\"type\":\"operation\",\"id\":\"/v1/alerts\"}}");
        assertThat(single.path("decision").asBoolean()).isTrue();
    }

    @Test
    void whatIsNoQuestionIsNotAnswered() throws Exception {
        for (String wrong :
                new String[] {
                    "{}",
                    "{\"subject\":{\"type\":\"officer\"}}",
                    question("", analyst, "GET", "/v1/alerts"),
                    question("officer", analyst, "", "/v1/alerts"),
                    question("officer", analyst, "GET", "/v1/alerts").replace("\"GET\"", "7"),
                    question("officer", analyst, "GET", "/v1/alerts")
                            .replace("{\"name\":\"GET\"}", "\"GET\""),
                    "{\"subject\":\"alice\",\"action\":{\"name\":\"GET\"}}",
                    "{\"subject\":",
                    "",
                    "[]"
                }) {
            assertThat(caller.send("POST", ONE, wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        assertThat(
                        new Administrator(identity, "demo-analyst")
                                .send("POST", ONE, question("officer", analyst, "GET", "/v1"))
                                .statusCode())
                .isEqualTo(403);
        assertThat(new Browser(identity.address()).get(ONE).statusCode()).isEqualTo(401);
    }

    @Test
    void discoverySaysWhereItIs() throws Exception {
        JsonNode said =
                JsonMapper.shared()
                        .readTree(
                                new Browser(identity.address())
                                        .get("/.well-known/authzen-configuration")
                                        .body());

        assertThat(said.path("policy_decision_point").asString()).isEqualTo(RunningIdentity.ISSUER);
        assertThat(said.path("access_evaluation_endpoint").asString())
                .isEqualTo(RunningIdentity.ISSUER + ONE);
        assertThat(said.path("access_evaluations_endpoint").asString())
                .isEqualTo(RunningIdentity.ISSUER + SEVERAL);
    }

    private static String options(String semantic) {
        return ",\"options\":{\"evaluations_semantic\":\"" + semantic + "\"}}";
    }

    private static String decisions(String body) throws Exception {
        StringBuilder all = new StringBuilder();
        for (JsonNode each : said(SEVERAL, body).path("evaluations")) {
            all.append(each.path("decision").asBoolean()).append(',');
        }
        return all.toString();
    }

    private static boolean decision(String type, String id, String method, String path)
            throws Exception {
        return said(ONE, question(type, id, method, path)).path("decision").asBoolean();
    }

    private static JsonNode said(String path, String body) throws Exception {
        HttpResponse<String> answer = caller.send("POST", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String question(String type, String id, String method, String path) {
        return "{\"subject\":{\"type\":\"%s\",\"id\":\"%s\"},\"action\":{\"name\":\"%s\"},\"resource\":{\"type\":\"operation\",\"id\":\"%s\"}}"
                .formatted(type, id, method, path);
    }
}
