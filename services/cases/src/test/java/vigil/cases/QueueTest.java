package vigil.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Broker;
import vigil.testkit.Door;
import vigil.testkit.Until;

/** The queue as officers meet it. */
class QueueTest {

    private static final House HOUSE = House.shared();

    private Desk desk = new Desk(HOUSE, "demo");

    /** An institution of its own for each test. */
    @BeforeEach
    void ownInstitution(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
        desk = new Desk(HOUSE, name.substring(0, Math.min(60, name.length())));
    }

    @Test
    void sharedWorkGoesToWhoKnowsItAndThenToWhoHasLeast() {
        String skills = "/v1/queue/skills/anna";
        String form = "{\"typologies\":[\"structuring\",\"cycle\"]}";
        assertThat(Desk.put(desk.analyst, skills, 1, form).status()).isEqualTo(403);
        Door.Reply said = Desk.put(desk.supervisor, skills, 1, form);
        assertThat(said.status()).as(said.text()).isEqualTo(200);
        for (int i = 0; i < 3; i++) {
            desk.alert().with("typology", "structuring").opened();
        }
        for (int i = 0; i < 4; i++) {
            desk.alert().with("typology", "velocity").with("score", 300).opened();
        }

        Door.Reply shared =
                desk.supervisor.post(
                        "/v1/queue/bulk",
                        "{\"act\":\"assign\",\"officers\":[\"anna\",\"ben\"],\"matching\":{\"assignee\":\"none\"}}");

        assertThat(shared.json().path("done").asInt()).as(shared.text()).isEqualTo(7);
        assertThat(having("anna", "structuring")).isEqualTo(3);
        assertThat(having("anna", "velocity") + having("ben", "velocity")).isEqualTo(4);
        assertThat(having("ben", "velocity")).isGreaterThanOrEqualTo(3);
        assertThat(Desk.put(desk.supervisor, skills, 1, "{\"typologies\":[]}").json()).isEmpty();
    }

    @Test
    void sharedWorkPassesWhoIsAwayByAndIsOneBulk() {
        String until = "{\"until\":\"" + Instant.now().plusSeconds(86_400) + "\"}";
        String anna = "/v1/queue/absences/anna";
        assertThat(Desk.put(desk.analyst, anna, 1, until).status()).isEqualTo(422);
        assertThat(
                        Desk.put(
                                        desk.analyst,
                                        "/v1/queue/absences/" + desk.institution + "-analyst",
                                        1,
                                        until)
                                .status())
                .as("of oneself everybody may")
                .isEqualTo(200);
        assertThat(Desk.put(desk.supervisor, anna, 1, until).json()).hasSize(2);
        assertThat(
                        Desk.put(desk.supervisor, anna, 1, "{\"until\":\"2020-01-01T00:00:00Z\"}")
                                .status())
                .isEqualTo(422);
        for (int i = 0; i < 4; i++) {
            desk.alert().with("typology", "structuring").opened();
        }
        String share =
                "{\"act\":\"assign\",\"officers\":[%s],\"matching\":{\"assignee\":\"none\"}}";

        assertThat(desk.supervisor.post("/v1/queue/bulk", share.formatted("\"anna\"")).status())
                .isEqualTo(422);
        desk.supervisor.post("/v1/queue/bulk", share.formatted("\"anna\",\"ben\""));

        assertThat(having("ben", "structuring")).isEqualTo(4);
        assertThat(Desk.put(desk.supervisor, anna, 1, "{\"until\":null}").json()).hasSize(1);
        Until.holds("each is told, as one of a bulk", () -> assigned().size() == 4);
        assertThat(
                        assigned().stream()
                                .map(event -> event.replaceAll(".*\"bulk\":\"([^\"]+)\".*", "$1"))
                                .distinct())
                .hasSize(1)
                .allMatch(bulk -> bulk.length() == 36);
    }

    private List<String> assigned() {
        return Broker.read("events").stream()
                .filter(record -> desk.institution.equals(record.key()))
                .map(record -> new String(record.value(), UTF_8))
                .filter(event -> event.contains("\"type\":\"alert.assigned\""))
                .toList();
    }

    private int having(String officer, String typology) {
        return desk.analyst
                .get("/v1/queue?assignee=" + officer + "&typology=" + typology)
                .json()
                .path("items")
                .size();
    }

    @Test
    void whoIsGivenAnAlertIsToldByAnEvent() {
        Desk.Alert alert = desk.alert().opened();
        Door.Reply given =
                Desk.put(
                        desk.supervisor,
                        "/v1/queue/" + alert.id + "/assignee",
                        desk.standing(alert.id).path("version").asInt(),
                        "{\"assignee\":\"somebody\"}");
        assertThat(given.status()).as(given.text()).isEqualTo(200);

        Until.holds(
                "it is told",
                () ->
                        Broker.read("events").stream()
                                .map(record -> new String(record.value(), UTF_8))
                                .anyMatch(event ->
                                        event.contains("\"type\":\"alert.assigned\"")
                                                && event.contains(alert.id.toString())
                                                && event.contains("\"assignee\":\"somebody\"")));
    }

    @Test
    void anAlertIsAnItemThatSaysWhyItStandsWhereItStands() {
        Desk.Alert alert = desk.alert().opened();

        JsonNode item = desk.standing(alert.id);

        assertThat(item.path("state").asString()).isEqualTo("new");
        assertThat(item.at("/amount/value").asString()).isEqualTo("12500.50");
        assertThat(item.path("sla").asString()).isEqualTo("on_track");
        int sum = 0;
        for (JsonNode part : item.at("/priority/parts")) {
            sum += part.path("points").asInt();
            assertThat(part.path("says").asString()).isNotBlank();
        }
        assertThat(item.at("/priority/value").asInt()).isEqualTo(sum).isPositive();
    }

    @Test
    void theWorthierAlertStandsFirst() {
        Desk.Alert weak = desk.alert().with("score", 200).with("severity", "low").opened();
        Desk.Alert strong = desk.alert().with("score", 950).with("severity", "critical").opened();
        Desk.Alert middling = desk.alert().with("score", 500).opened();

        JsonNode items = desk.analyst.get("/v1/queue").json().path("items");

        assertThat(items)
                .extracting(item -> item.path("itemId").asString())
                .containsExactly(strong.id.toString(), middling.id.toString(), weak.id.toString());
    }

    @Test
    void aDispositionBelowTheThresholdClosesAtOnce() {
        Desk.Alert alert = desk.alert().opened();

        Door.Reply closed = desk.dispose(desk.analyst, alert.id, "false_positive");

        assertThat(closed.status()).as(closed.text()).isEqualTo(200);
        assertThat(desk.state(alert.id)).isEqualTo("closed");
        assertThat(desk.analyst.get("/v1/queue").json().path("items").isEmpty()).isTrue();
        JsonNode said = desk.item(alert.id).json().at("/dispositions/0");
        assertThat(said.path("reason").asString()).isEqualTo("looked at it twice");
        assertThat(said.path("state").asString()).isEqualTo("in_effect");
        assertThat(closed.json().path("disposition").asString()).isEqualTo("false_positive");
        assertThat(
                        desk.analyst
                                .get("/v1/queue?state=closed")
                                .json()
                                .at("/items/0/disposition")
                                .asString())
                .isEqualTo("false_positive");
        assertThat(
                        HOUSE.street()
                                .database()
                                .acts(desk.institution, "item.disposed", alert.id.toString()))
                .isEqualTo(1);
    }

    @Test
    void anotherOfficersChangeIsShownBesideTheOneThatWasSent() {
        Desk.Alert alert = desk.alert().opened();
        assertThat(desk.act(desk.supervisor, alert.id, "reviews", "").status()).isEqualTo(200);

        Door.Reply late =
                Desk.send(
                        desk.supervisor,
                        "/v1/queue/" + alert.id + "/dispositions",
                        1,
                        Desk.disposition("false_positive"));

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("code").asString()).isEqualTo("stale-version");
        assertThat(late.json().at("/sent/version").asInt()).isEqualTo(1);
        assertThat(late.json().at("/current/version").asInt()).isEqualTo(2);
        assertThat(late.json().at("/current/state").asString()).isEqualTo("in_review");
    }

    @Test
    void whoHasItOpenIsToldToASecondOfficer() {
        Desk.Alert alert = desk.alert().opened();
        assertThat(desk.analyst.post("/v1/queue/" + alert.id + "/locks", "").status())
                .isEqualTo(200);

        Door.Reply held = desk.dispose(desk.supervisor, alert.id, "false_positive");

        assertThat(held.status()).isEqualTo(409);
        assertThat(held.json().at("/lock/holder").asString())
                .isEqualTo(desk.institution + "-analyst");
        assertThat(held.json().at("/lock/since").asString()).isNotBlank();
        Door.Reply released =
                desk.supervisor.send(
                        desk.supervisor.request("/v1/queue/" + alert.id + "/locks").DELETE());
        assertThat(released.status()).isEqualTo(204);
        assertThat(desk.dispose(desk.supervisor, alert.id, "false_positive").status())
                .isEqualTo(200);
    }

    @Test
    void aHighScoreIsClosedByTwoOfficers() {
        Desk.Alert alert = desk.alert().with("score", 900).opened();

        Door.Reply proposed = desk.dispose(desk.analyst, alert.id, "no_further_action");

        assertThat(proposed.json().path("waitsForSecond").asBoolean()).isTrue();
        assertThat(desk.state(alert.id)).isEqualTo("in_review");
        assertThat(desk.act(desk.analyst, alert.id, "confirmations", "").status()).isEqualTo(403);
        assertThat(desk.act(desk.supervisor, alert.id, "confirmations", "").status())
                .isEqualTo(200);
        assertThat(desk.state(alert.id)).isEqualTo("closed");
    }

    @Test
    void theNextItemIsTheMostUrgentThatNobodyHas() {
        Desk.Alert weak = desk.alert().with("score", 300).opened();
        Desk.Alert strong = desk.alert().with("score", 700).opened();

        assertThat(desk.analyst.post("/v1/queue/next", "").json().path("itemId").asString())
                .isEqualTo(strong.id.toString());
        assertThat(desk.supervisor.post("/v1/queue/next", "").json().path("itemId").asString())
                .isEqualTo(weak.id.toString());
        assertThat(desk.supervisor.post("/v1/queue/next", "").status()).isEqualTo(204);
        assertThat(desk.supervisor.get("/v1/queue/counts").json().path("mine").asInt())
                .isEqualTo(1);
    }

    @Test
    void manyAreClosedWithOneReasonAndARowForEach() {
        Desk.Alert one = desk.alert().opened();
        Desk.Alert other = desk.alert().opened();
        String body =
                """
                {"act":"dispose","disposition":"false_positive","reason":"salary run","redFlags":["none_found"],\
                "items":[{"itemId":"%s","version":1},{"itemId":"%s","version":7}]}\
                """
                        .formatted(one.id, other.id);

        Door.Reply reply = desk.analyst.post("/v1/queue/bulk", body);

        assertThat(reply.status()).as(reply.text()).isEqualTo(207);
        assertThat(reply.json().at("/rows/0/status").asInt()).isEqualTo(200);
        assertThat(reply.json().at("/rows/1/status").asInt()).isEqualTo(409);
        assertThat(reply.json().at("/rows/1/problem/code").asString()).isEqualTo("stale-version");
        Door.Reply rest =
                desk.analyst.post(
                        "/v1/queue/bulk",
                        "{\"act\":\"dispose\",\"disposition\":\"false_positive\",\"reason\":\"salary run\",\"matching\":{\"typology\":\"cycle\"}}");
        assertThat(rest.json().path("done").asInt()).isEqualTo(1);
        assertThat(desk.state(other.id)).isEqualTo("closed");
    }

    @Test
    void manyAreSharedByWhoHasTheLeast() {
        for (int i = 0; i < 5; i++) {
            desk.alert().opened();
        }
        desk.act(
                desk.analyst,
                java.util.UUID.fromString(
                        desk.analyst.get("/v1/queue").json().at("/items/0/itemId").asString()),
                "reviews",
                "");

        Door.Reply shared =
                desk.supervisor.post(
                        "/v1/queue/bulk",
                        "{\"act\":\"assign\",\"officers\":[\"%s-analyst\",\"berta\"],\"matching\":{\"assignee\":\"none\"}}"
                                .formatted(desk.institution));

        assertThat(shared.json().path("done").asInt()).as(shared.text()).isEqualTo(4);
        int hers = desk.analyst.get("/v1/queue?assignee=berta").json().path("items").size();
        int his = desk.analyst.get("/v1/queue?assignee=me").json().path("items").size();
        assertThat(Math.abs(hers - his)).isLessThanOrEqualTo(1);
        assertThat(hers + his).isEqualTo(5);
    }
}
