package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScenarioLifeTest {

    private static final String SCENARIO = "any-thousand";

    private House house;
    private Door engineer;
    private Door supervisor;
    private Life life;

    @BeforeAll
    void open() {
        house =
                House.on(
                        new StreetParts("monitoring"), "--vigil.monitoring.sets.sweep-every=200ms");
        engineer = house.door("demo", "engineer");
        supervisor = house.door("demo", "supervisor");
        life = new Life(house);
        house.machine().post("/v1/transactions", Payments.one("to-backtest-on", "20.00"));
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void whatComesWithTheEngineIsPublishedFromTheStart() {
        Door auditor = house.door("third", "auditor");

        JsonNode scenarios = auditor.get("/v1/scenarios?limit=1000").json().path("items");
        JsonNode one = auditor.get(Life.path("velocity", 1)).json();

        assertThat(scenarios)
                .hasSize(vigil.engine.scenarios.ScenarioSet.libraryFiles().size())
                .allMatch(scenario -> scenario.path("versions").asInt() == 1);
        assertThat(scenarios)
                .filteredOn(scenario -> scenario.has("publishedVersion"))
                .hasSize(Sets.builtIn().size());
        assertThat(scenarios)
                .filteredOn(scenario -> !scenario.has("publishedVersion"))
                .allMatch(scenario -> scenario.path("latestState").asString().equals("draft"));
        assertThat(one.path("author").asString()).isEqualTo("vigil");
        assertThat(one.path("state").asString()).isEqualTo("published");
        assertThat(one.path("yaml").asString()).isEqualTo(Sets.builtIn().get("velocity.yaml"));
        assertThat(auditor.get("/v1/scenarios?limit=3").json().path("next").asString())
                .isNotEmpty();
        assertThat(auditor.get("/v1/scenarios/velocity/versions").json().path("items"))
                .hasSize(1)
                .noneMatch(version -> version.has("yaml"));
        assertThat(auditor.get("/v1/scenarios/no-such").status()).isEqualTo(404);
        assertThat(auditor.get("/v1/scenarios/no-such/versions").status()).isEqualTo(404);
        assertThat(auditor.get(Life.path("velocity", 2)).status()).isEqualTo(404);
        assertThat(auditor.get("/v1/scenarios/velocity/versions/01").status()).isEqualTo(404);
    }

    @Test
    void aBrokenFileIsRefusedWithItsLineAndARemedy() {
        String sound = Sets.anyThousand(1);
        Map<String, String> broken =
                Map.of(
                        sound.replace("severity: low", "severity: mild"),
                        "line 11",
                        sound.replace("amount >= 1000.0", "amount >= 1000"),
                        "line 13",
                        sound.replace("amount >= 1000.0", "amout >= 1000.0"),
                        "line 13",
                        sound.replace("owner: tests", "owner: [tests"),
                        "line",
                        sound.replace("hit: false", "hit: true"),
                        "line",
                        sound + "---\n" + sound.replace("any-thousand", "twin"),
                        "one scenario",
                        "",
                        "the file is empty");

        broken.forEach((yaml, expected) -> {
            Door.Reply reply = Life.draft(engineer, yaml);
            assertThat(reply.status()).as(yaml).isEqualTo(422);
            assertThat(reply.json().path("code").asString()).isEqualTo("validation-failed");
            assertThat(reply.json().path("errors").get(0).path("reason").asString())
                    .contains(expected);
        });
        Door.Reply placed = Life.draft(engineer, sound.replace("severity: low", "severity: mild"));
        assertThat(placed.json().path("errors").get(0).path("row").asInt()).isEqualTo(10);
        assertThat(placed.text()).contains("low, medium, high");
        assertThat(
                        engineer.post("/v1/scenarios", "application/yaml", new byte[] {(byte) 0xff})
                                .status())
                .isEqualTo(400);
        assertThat(engineer.post("/v1/scenarios", "application/yaml", new byte[70_000]).status())
                .isEqualTo(413);
    }

    @Test
    void aVersionLivesFromDraftToRetirement() {
        life.drafted(Sets.anyThousand(100));
        assertThat(state(100)).isEqualTo("draft");
        life.checked(SCENARIO, 100);
        assertThat(state(100)).isEqualTo("checked");
        life.backtested(SCENARIO, 100);
        assertThat(state(100)).isEqualTo("backtested");
        life.inShadow(SCENARIO, 100);
        life.approved(SCENARIO, 100);
        life.published(SCENARIO, 100);
        JsonNode published = engineer.get(Life.path(SCENARIO, 100)).json();
        JsonNode set = engineer.get("/v1/scenario-sets?limit=1").json().path("items").get(0);
        life.retired(SCENARIO, 100);

        assertThat(published.path("author").asString()).isEqualTo("demo-engineer");
        assertThat(published.path("approvedBy").asString()).isEqualTo("demo-supervisor");
        assertThat(published.path("publishedBy").asString()).isEqualTo("demo-supervisor");
        assertThat(set.path("versions").toString()).contains("any-thousand/100", "velocity/1");
        assertThat(set.path("offset").isNumber()).isTrue();
        assertThat(state(100)).isEqualTo("retired");
        for (String verb :
                List.of(
                        "drafted",
                        "checked",
                        "backtested",
                        "put_in_shadow",
                        "approved",
                        "published",
                        "retired")) {
            assertThat(acts("scenario." + verb, "any-thousand/100")).as(verb).isEqualTo(1);
        }
        assertThat(
                        house.street()
                                .database()
                                .number(
                                        "select count(*) from outbox where topic = 'events'"
                                                + " and message_id = 'scenario.published/demo/any-thousand/100'"))
                .isEqualTo(1);
    }

    @Test
    void aNewVersionTakesThePlaceOfTheOneInForce() {
        life.untilPublished("closed-ring", 2, Sets.inVersion("closed-ring", 2));

        assertThat(engineer.get(Life.path("closed-ring", 1)).json().path("state").asString())
                .isEqualTo("retired");
        JsonNode scenario = engineer.get("/v1/scenarios/closed-ring").json();
        assertThat(scenario.path("publishedVersion").asInt()).isEqualTo(2);
        assertThat(scenario.path("versions").asInt()).isEqualTo(2);
    }

    @Test
    void noStepIsSkipped() {
        String scenario = "round-amounts";
        life.drafted(Sets.inVersion(scenario, 3));
        refusedInThisState(scenario, "shadows", "approvals", "publications", "backtests");
        life.checked(scenario, 3);
        refusedInThisState(scenario, "shadows", "approvals", "publications");
        life.backtested(scenario, 3);
        refusedInThisState(scenario, "approvals", "publications");
        life.inShadow(scenario, 3);
        refusedInThisState(scenario, "publications");
        life.approved(scenario, 3);
        refusedInThisState(scenario, "shadows");
        life.published(scenario, 3);
        refusedInThisState(scenario, "shadows", "approvals");
        life.published(scenario, 3); // Sent again: it is published already.
        life.retired(scenario, 3);
        refusedInThisState(scenario, "shadows", "approvals", "publications");
        assertThat(acts("scenario.published", scenario + "/3")).isEqualTo(1);
    }

    @Test
    void oneVersionOfAScenarioWatchesAtATime() {
        life.untilShadow("funnel-account", 2, Sets.inVersion("funnel-account", 2));
        life.drafted(Sets.inVersion("funnel-account", 3));
        life.checked("funnel-account", 3);
        life.backtested("funnel-account", 3);

        assertThat(
                        Life.act(engineer, "funnel-account", 3, "shadows")
                                .json()
                                .path("code")
                                .asString())
                .isEqualTo("wrong-state");
        assertThat(Life.act(engineer, "funnel-account", 2, "retirements").status()).isEqualTo(200);
        life.inShadow("funnel-account", 3);
    }

    @Test
    void theSameTextIsTheSameDraftAndAnotherTextIsRefused() {
        String text = Sets.inVersion("velocity", 5);
        life.drafted(text);

        assertThat(Life.draft(engineer, text).status()).isEqualTo(200);
        Door.Reply other = Life.draft(engineer, text.replace("score: 250", "score: 251"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().path("code").asString()).isEqualTo("conflict");
    }

    @Test
    void aDraftIsRewrittenByItsAuthorAndOnlyAtTheRevisionThatWasSeen() {
        String text = Sets.inVersion("velocity", 6);
        life.drafted(text);
        life.checked("velocity", 6);
        String seen = engineer.get(Life.path("velocity", 6)).header("etag");
        String other = text.replace("score: 250", "score: 251");

        assertThat(put(engineer, 6, "\"1\"", other).json().path("code").asString())
                .isEqualTo("stale-version");
        assertThat(put(house.door("demo", "engineer", "analyst"), 6, seen, other).status())
                .isEqualTo(403);
        assertThat(put(engineer, 7, seen, other).status()).isEqualTo(422);
        Door.Reply rewritten = put(engineer, 6, seen, other);
        assertThat(rewritten.status()).as(rewritten.text()).isEqualTo(200);
        assertThat(rewritten.json().path("state").asString()).isEqualTo("draft");
        assertThat(rewritten.json().path("yaml").asString()).isEqualTo(other);
        assertThat(put(engineer, 6, seen, text).status()).isEqualTo(409);
        assertThat(put(engineer, 6, "nonsense", text).status()).isEqualTo(422);
    }

    @Test
    void examplesThatAreNotAsTheySayLeaveADraft() {
        life.drafted(Sets.anyThousand(200).replace("ann -> bob, 999", "ann -> bob, 1999"));

        Door.Reply reply = Life.act(engineer, SCENARIO, 200, "checks");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("passed").asBoolean()).isFalse();
        assertThat(reply.json().path("failures").get(0).asString()).contains("a little less");
        assertThat(state(200)).isEqualTo("draft");
    }

    @Test
    void aVersionInShadowIsCountedAndChangesNothing() {
        life.untilShadow(SCENARIO, 500, Sets.anyThousand(500));
        Until.holds("it watches", () -> inForce("\"" + SCENARIO + "/500\""));

        for (int i = 0; i < 5; i++) {
            Door.Reply reply =
                    house.machine()
                            .post(
                                    "/v1/transactions",
                                    Payments.of(
                                            "shadow-" + i,
                                            "S-" + i,
                                            "T-" + i,
                                            i % 2 == 0 ? "1500.00" : "15.00",
                                            "2026-03-02T10:00:0" + i + "Z"));
            assertThat(reply.json().path("outcome").asString()).isEqualTo("approve");
            assertThat(reply.text()).doesNotContain(SCENARIO);
        }

        Until.holds(
                "they are counted",
                () ->
                        engineer.get(Life.path(SCENARIO, 500)).json().path("shadowHits").asInt()
                                == 3);
        assertThat(engineer.get(Life.path(SCENARIO, 500)).json().path("shadowAlerts").asInt())
                .isEqualTo(3);
        JsonNode hits = engineer.get(Life.path(SCENARIO, 500) + "/shadow-hits").json();
        assertThat(hits.path("items"))
                .hasSize(3)
                .allMatch(hit -> hit.path("wouldAlert").asBoolean());
        assertThat(house.analyst().get("/v1/alerts?scenario=" + SCENARIO).json().path("items"))
                .isEmpty();
        life.retired(SCENARIO, 500);
    }

    private boolean inForce(String version) {
        JsonNode set = engineer.get("/v1/scenario-sets?limit=1").json().path("items").get(0);
        return set.path("offset").isNumber() && set.path("shadow").toString().contains(version);
    }

    private void refusedInThisState(String scenario, String... acts) {
        for (String act : acts) {
            Door door = act.equals("shadows") || act.equals("backtests") ? engineer : supervisor;
            Door.Reply reply = door.post(Life.path(scenario, 3) + "/" + act, "{}");
            assertThat(reply.status()).as(act + reply.text()).isEqualTo(409);
            assertThat(reply.json().path("code").asString()).isEqualTo("wrong-state");
        }
    }

    private String state(int version) {
        return engineer.get(Life.path(SCENARIO, version)).json().path("state").asString();
    }

    private static Door.Reply put(Door door, int version, String ifMatch, String yaml) {
        return door.send(
                door.request(Life.path("velocity", version))
                        .header("Content-Type", "application/yaml")
                        .header("If-Match", ifMatch)
                        .PUT(HttpRequest.BodyPublishers.ofString(yaml)));
    }

    private long acts(String verb, String object) {
        return house.street().database().acts("demo", verb, object);
    }
}
