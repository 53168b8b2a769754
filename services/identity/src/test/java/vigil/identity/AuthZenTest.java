package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The decision point as the working group's suite asks it (plans {@code authzen-pdp-*}): requests
 * in the shape of its modules, about our subjects and operations.
 */
class AuthZenTest {

    private static final String ONE = "/access/v1/evaluation";
    private static final String SEVERAL = "/access/v1/evaluations";
    private static final String SUBJECTS = "/access/v1/search/subject";
    private static final String RESOURCES = "/access/v1/search/resource";
    private static final String ACTIONS = "/access/v1/search/action";
    private static final String GET = "\"action\":{\"name\":\"GET\"}";
    private static final String ALERTS =
            "\"resource\":{\"type\":\"operation\",\"id\":\"/v1/alerts\"}";

    @TempDir private static Path folder;
    private static RunningIdentity identity;
    private static Administrator caller;
    private static String analyst;
    private static String subject;

    @BeforeAll
    static void start() throws Exception {
        identity = RunningIdentity.in(folder);
        caller = new Administrator(identity, "demo-administrator");
        analyst = caller.officer("Anna.Analyst").get("id").asString();
        subject = "\"subject\":{\"type\":\"officer\",\"id\":\"" + analyst + "\"}";
    }

    @AfterAll
    static void stop() throws Exception {
        identity.close();
    }

    @Test
    void fieldsThatNobodyKnowsArePassedOverEverywhere() throws Exception {
        String odd =
                """
                {"subject":{"type":"officer","id":"%s","department":"Sales","properties":{"a":[1]}},
                 "action":{"name":"GET","reason":"curiosity","properties":{"method":"soft"}},
                 %s,"context":{"time":"1985-10-26T01:22-07:00"},"trace":{"x":1},"version":2}
                """
                        .formatted(analyst, ALERTS.replace("\"id\"", "\"colour\":7,\"id\""));

        assertThat(said(ONE, odd).path("decision").asBoolean()).isTrue();
        assertThat(said(SEVERAL, odd).path("decision").asBoolean()).isTrue();
        assertThat(
                        said(
                                        SUBJECTS,
                                        "{\"subject\":{\"type\":\"officer\",\"mood\":\"good\"},"
                                                + GET
                                                + ","
                                                + ALERTS
                                                + ",\"page\":{\"limit\":9,\"size\":1},\"q\":1}")
                                .path("results"))
                .isNotEmpty();
    }

    @Test
    void valuesOfAnotherTypeAreRefused() throws Exception {
        for (String path : new String[] {ONE, SEVERAL, SUBJECTS, RESOURCES, ACTIONS}) {
            for (String wrong :
                    new String[] {
                        "{\"subject\":\"alice\"," + GET + "," + ALERTS + "}",
                        "{" + subject + ",\"action\":{\"name\":7}," + ALERTS + "}",
                        "{" + subject + "," + GET + ",\"resource\":[]}",
                        "{" + subject + "," + GET + "," + ALERTS + ",\"context\":\"now\"}",
                        "[{" + subject + "," + GET + "," + ALERTS + "}]",
                        "\"text\"",
                        "{\"subject\":",
                        ""
                    }) {
                assertThat(caller.send("POST", path, wrong).statusCode())
                        .as(path + " " + wrong)
                        .isEqualTo(400);
            }
        }
        assertThat(caller.send("POST", SEVERAL, "{\"evaluations\":{}}").statusCode())
                .isEqualTo(400);
        assertThat(
                        caller.send(
                                        "POST",
                                        SEVERAL,
                                        "{"
                                                + subject
                                                + ","
                                                + GET
                                                + ","
                                                + ALERTS
                                                + ",\"options\":{\"evaluations_semantic\":7}}")
                                .statusCode())
                .isEqualTo(400);
    }

    @Test
    void oneQuestionThatIsNoneIsDeniedAndTheOthersAreAnswered() throws Exception {
        JsonNode mixed =
                said(
                        SEVERAL,
                        "{"
                                + subject
                                + ","
                                + GET
                                + ",\"evaluations\":[{"
                                + ALERTS
                                + "},{},{\"resource\":7},\"x\",{\"resource\":{\"type\":\"operation\",\"id\":\"/v1/officers\"}}]}");
        JsonNode nobody = said(SEVERAL, "{" + GET + ",\"evaluations\":[{" + ALERTS + "}]}");

        assertThat(decisions(mixed)).containsExactly(true, false, false, false, false);
        assertThat(mixed.at("/evaluations/1/context/error/status").asInt()).isEqualTo(400);
        assertThat(mixed.at("/evaluations/4/context/error").isMissingNode()).isTrue();
        assertThat(decisions(nobody)).containsExactly(false);
    }

    @Test
    void anItemReplacesWhatIsCommonAsAWhole() throws Exception {
        String other = caller.officer("ada.administrator").get("id").asString();

        JsonNode answer =
                said(
                        SEVERAL,
                        "{%s,%s,%s,\"options\":{\"evaluations_semantic\":\"execute_all\",\"x\":1},\"evaluations\":[{},{\"subject\":{\"type\":\"officer\",\"id\":\"%s\"},\"resource\":{\"type\":\"operation\",\"id\":\"/v1/officers\"}},{\"action\":{\"name\":\"PUT\"}}]}"
                                .formatted(subject, GET, ALERTS, other));

        assertThat(decisions(answer)).containsExactly(true, true, false);
    }

    @Test
    void whoMayIsFoundPageByPage() throws Exception {
        String search =
                "{\"subject\":{\"type\":\"officer\",\"id\":\"ignored\"}," + GET + "," + ALERTS;
        JsonNode all = said(SUBJECTS, search + "}");
        List<String> found = new ArrayList<>();
        String token = "";
        do {
            JsonNode page =
                    said(SUBJECTS, search + ",\"page\":{\"limit\":1,\"token\":\"" + token + "\"}}");
            page.path("results").forEach(each -> found.add(each.path("id").asString()));
            assertThat(page.path("results")).hasSize(1);
            token = page.at("/page/next_token").asString();
        } while (!token.isEmpty());

        assertThat(all.at("/page/next_token").asString("-")).isEmpty();
        assertThat(all.at("/page/total").asInt()).isEqualTo(found.size());
        assertThat(found).contains(analyst).doesNotHaveDuplicates();
        assertThat(all.path("results").valueStream())
                .allMatch(each -> each.path("type").asString().equals("officer"))
                .extracting(each -> each.path("id").asString())
                .containsExactlyElementsOf(found);
        assertThat(ids(said(SUBJECTS, search.replace("officer", "spaceship") + "}"))).isEmpty();
        assertThat(ids(said(SUBJECTS, search.replace("officer", "client") + "}")))
                .contains("demo-analyst")
                .doesNotContain("demo-machine", "other-administrator");
    }

    @Test
    void aPageThatIsNoneIsRefused() throws Exception {
        String search = "{\"subject\":{\"type\":\"officer\"}," + GET + "," + ALERTS;
        String token =
                said(SUBJECTS, search + ",\"page\":{\"limit\":1}}")
                        .at("/page/next_token")
                        .asString();

        for (String page :
                new String[] {
                    "{\"limit\":0}",
                    "{\"limit\":\"1\"}",
                    "{\"token\":\"nonsense!\"}",
                    "{\"token\":7}",
                    "\"1\""
                }) {
            assertThat(
                            caller.send("POST", SUBJECTS, search + ",\"page\":" + page + "}")
                                    .statusCode())
                    .as(page)
                    .isEqualTo(400);
        }
        String another = search.replace("/v1/alerts", "/v1/cases");
        assertThat(
                        caller.send(
                                        "POST",
                                        SUBJECTS,
                                        another + ",\"page\":{\"token\":\"" + token + "\"}}")
                                .statusCode())
                .isEqualTo(400);
    }

    @Test
    void withWhatAndWhatAtAllAreFound() throws Exception {
        JsonNode resources =
                said(
                        RESOURCES,
                        "{" + subject + "," + GET + ",\"resource\":{\"type\":\"operation\"}}");
        JsonNode actions = said(ACTIONS, "{" + subject + "," + ALERTS + "}");
        String nobody = "{\"subject\":{\"type\":\"officer\",\"id\":\"nobody\"},";

        assertThat(ids(resources))
                .contains("/v1/alerts", "/v1/cases/{id}")
                .doesNotContain("/v1/officers");
        assertThat(actions.path("results").valueStream())
                .extracting(each -> each.path("name").asString())
                .containsExactly("GET");
        assertThat(said(ACTIONS, nobody + ALERTS + "}").path("results")).isEmpty();
        assertThat(said(ACTIONS, "{" + subject + "," + GET + "," + ALERTS + "}").path("results"))
                .hasSize(1);
        assertThat(
                        caller.send(
                                        "POST",
                                        RESOURCES,
                                        "{" + subject + ",\"resource\":{\"type\":\"operation\"}}")
                                .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theSameQuestionGetsTheSameAnswer() throws Exception {
        String question = "{" + subject + "," + GET + "," + ALERTS + "}";

        assertThat(caller.send("POST", ONE, question).body())
                .isEqualTo(caller.send("POST", ONE, question).body());
        assertThat(caller.send("POST", ACTIONS, question).body())
                .isEqualTo(caller.send("POST", ACTIONS, question).body());
    }

    @Test
    void whatAnOperationAsksOfTheSignInIsTold() throws Exception {
        String sam = caller.officer("sam.supervisor").get("id").asString();
        String question =
                "{\"subject\":{\"type\":\"officer\",\"id\":\"%s\"},\"action\":{\"name\":\"POST\"},\"resource\":{\"type\":\"operation\",\"id\":\"/v1/cases/7/approvals\"}}"
                        .formatted(sam);

        JsonNode decided = said(ONE, question);

        assertThat(decided.path("decision").asBoolean()).isTrue();
        assertThat(decided.at("/context/stepUp").asString()).isEqualTo("approval");
    }

    @Test
    void otherMethodsTypesAndStrangersAreRefused() throws Exception {
        for (String path : new String[] {ONE, SEVERAL, SUBJECTS, RESOURCES, ACTIONS}) {
            assertThat(caller.send("GET", path, "").statusCode()).as(path).isEqualTo(405);
            assertThat(caller.send("PUT", path, "{}").statusCode()).as(path).isEqualTo(405);
            assertThat(Administrator.withToken(identity, "x").send("POST", path, "{}").statusCode())
                    .isEqualTo(401);
            HttpRequest plain =
                    HttpRequest.newBuilder(identity.address().resolve(path))
                            .header("Authorization", "Bearer " + token())
                            .header("Content-Type", "text/plain")
                            .POST(BodyPublishers.ofString("{}"))
                            .build();
            HttpRequest charset =
                    HttpRequest.newBuilder(identity.address().resolve(ONE))
                            .header("Authorization", "Bearer " + token())
                            .header("Content-Type", "application/json; charset=utf-8")
                            .POST(
                                    BodyPublishers.ofString(
                                            "{" + subject + "," + GET + "," + ALERTS + "}"))
                            .build();
            try (HttpClient client = HttpClient.newHttpClient()) {
                assertThat(client.send(plain, BodyHandlers.ofString()).statusCode()).isEqualTo(415);
                assertThat(client.send(charset, BodyHandlers.ofString()).statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void discoveryNamesWhatIsThereAndNothingEmpty() throws Exception {
        JsonNode said =
                JsonMapper.shared()
                        .readTree(
                                new Browser(identity.address())
                                        .get("/.well-known/authzen-configuration")
                                        .body());

        assertThat(said.path("search_subject_endpoint").asString())
                .isEqualTo(RunningIdentity.ISSUER + SUBJECTS);
        assertThat(said.propertyNames())
                .contains("search_resource_endpoint", "search_action_endpoint")
                .allMatch(name -> !said.path(name).asString("").isEmpty());
    }

    private static String token() throws Exception {
        return JsonMapper.shared()
                .readTree(
                        identity.token("demo-administrator", RunningIdentity.MACHINE_SECRET).body())
                .path("access_token")
                .asString();
    }

    private static List<String> ids(JsonNode found) {
        return found.path("results").valueStream().map(each -> each.path("id").asString()).toList();
    }

    private static List<Boolean> decisions(JsonNode answer) {
        return answer.path("evaluations")
                .valueStream()
                .map(each -> each.path("decision").asBoolean())
                .toList();
    }

    private static JsonNode said(String path, String body) throws Exception {
        HttpResponse<String> answer = caller.send("POST", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }
}
