package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/** Whoever doubts a decision has it made again from the log, and sees that it is the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplaysTest {

    private House house;
    private Door auditor;
    private String transaction = "";

    @BeforeAll
    void anAlertAndWhatCameBeforeIt() {
        house = House.on(new StreetParts("monitoring"));
        auditor = house.door("demo", "auditor");
        for (int i = 0; i < 20; i++) {
            house.machine()
                    .post(
                            "/v1/transactions",
                            Payments.of(
                                    "before-" + i,
                                    "P-" + i,
                                    "Q-" + i,
                                    "20.00",
                                    "2026-03-01T09:%02d:00Z".formatted(i)));
        }
        String alert =
                Corridor.alert(
                        house, new Corridor("again-1", "A-1", "B-1", "2026-03-01T10:00:00Z"), 1);
        transaction =
                auditor.get("/v1/alerts/" + alert)
                        .json()
                        .path("evidenceTransactionIds")
                        .get(0)
                        .asString();
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void theSameDecisionComesOutByteForByte() {
        Door.Reply asked = auditor.post(path(transaction), "");
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        String own = path(transaction) + "/" + asked.json().path("replayId").asString();

        JsonNode done = finished(own);

        assertThat(done.path("state").asString()).isEqualTo("equal");
        assertThat(done.path("records").asLong()).isEqualTo(done.path("place").asLong() + 1);
        assertThat(done.has("difference")).isFalse();
        JsonNode decision = auditor.get("/v1/decisions/" + transaction).json();
        assertThat(done.path("configHash")).isEqualTo(decision.path("configHash"));
        assertThat(auditor.get(path(transaction)).json().path("items").get(0)).isEqualTo(done);
        assertThat(house.street().database().acts("demo", "decision.replayed", transaction))
                .isPositive();
    }

    @Test
    void whatDidNotFireSaysHowNearItWas() {
        Until.holds("nothing else is made again", () -> free(transaction));
        String own = path(transaction) + "/" + last(transaction);
        finished(own);

        Door.Reply told = auditor.get(own + "/scenarios");

        assertThat(told.status()).as(told.text()).isEqualTo(200);
        JsonNode decision = auditor.get("/v1/decisions/" + transaction).json();
        assertThat(ids(told.json(), true))
                .as("the same hits as in the decision")
                .containsExactlyInAnyOrderElementsOf(
                        decision.path("hitRules")
                                .valueStream()
                                .map(hit -> hit.path("ruleId").asString())
                                .toList());
        assertThat(ids(told.json(), false)).hasSizeGreaterThan(10).contains("cash-threshold");
        JsonNode first = told.json().get(0);
        assertThat(first.path("ruleId").asString()).isEqualTo("high-risk-corridor");
        assertThat(first.path("nearness").asDouble()).isEqualTo(1);
        assertThat(first.at("/clauses/0/joined").asString()).isEqualTo("any");
        assertThat(first.at("/clauses/0/parts")).hasSize(2);
        JsonNode cash = one(told.json(), "cash-threshold");
        assertThat(cash.path("missing").asInt()).isEqualTo(2);
        JsonNode amount = cash.at("/clauses/1");
        assertThat(amount.path("text").asString()).isEqualTo("amount > 10000.0");
        assertThat(amount.path("holds").asBoolean()).isFalse();
        assertThat(amount.at("/line/seen").asString()).isEqualTo("5,000.00 USD");
        assertThat(amount.at("/line/line").asString()).isEqualTo("10,000.00 USD");
        assertThat(amount.at("/line/share").asDouble()).isEqualTo(0.5);
        assertThat(cash.path("nearness").asDouble()).isEqualTo(0.25);
        int before = 0;
        for (JsonNode scenario : told.json()) {
            assertThat(scenario.path("missing").asInt()).isGreaterThanOrEqualTo(before);
            before = scenario.path("missing").asInt();
        }
        assertThat(told.text())
                .as("nothing of a person")
                .doesNotContain("A-1")
                .doesNotContain("B-1");
    }

    @Test
    void whatIsNotMadeAgainTellsNothing() {
        String nothing = path(transaction) + "/" + UUID.randomUUID() + "/scenarios";

        assertThat(auditor.get(nothing).status()).isEqualTo(404);
        assertThat(house.machine().get(nothing).status()).isEqualTo(403);
    }

    private static List<String> ids(JsonNode scenarios, boolean hit) {
        return scenarios
                .valueStream()
                .filter(scenario -> scenario.path("hit").asBoolean() == hit)
                .map(scenario -> scenario.path("ruleId").asString())
                .toList();
    }

    private static JsonNode one(JsonNode scenarios, String id) {
        return scenarios
                .valueStream()
                .filter(scenario -> scenario.path("ruleId").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatWasChangedInTheRowsShows() throws Exception {
        String other =
                auditor.get("/v1/decisions?limit=50")
                        .json()
                        .path("items")
                        .valueStream()
                        .map(row -> row.path("transactionId").asString())
                        .filter(id -> !id.equals(transaction))
                        .findFirst()
                        .orElseThrow();
        try (var connection = house.street().database().overseer();
                var statement = connection.createStatement()) {
            statement.execute(
                    "update decisions set score = 999 where transaction_id = '" + other + "'");
        }

        Until.holds("nothing else is made again", () -> free(other));
        JsonNode done = finished(path(other) + "/" + last(other));

        assertThat(done.path("state").asString()).isEqualTo("different");
        assertThat(done.path("difference").asString()).contains("row that is shown");
    }

    @Test
    void machinesAndOthersAskForNothing() {
        assertThat(house.machine().post(path(transaction), "").status()).isEqualTo(403);
        assertThat(house.door("demo", "administrator").post(path(transaction), "").status())
                .isEqualTo(403);
        Door elsewhere = house.door("other", "auditor");
        assertThat(elsewhere.post(path(transaction), "").status()).isEqualTo(404);
        assertThat(elsewhere.get(path(transaction)).status()).isEqualTo(404);
        assertThat(auditor.post(path(UUID.randomUUID().toString()), "").status()).isEqualTo(404);
        assertThat(auditor.post(path("no-id"), "").status()).isEqualTo(404);
    }

    private static String path(String transaction) {
        return "/v1/decisions/" + transaction + "/replays";
    }

    private boolean free(String transaction) {
        return auditor.post(path(transaction), "").status() == 202;
    }

    private String last(String transaction) {
        return auditor.get(path(transaction))
                .json()
                .path("items")
                .get(0)
                .path("replayId")
                .asString();
    }

    private JsonNode finished(String own) {
        Until.holds("it is made again", () -> auditor.get(own).json().has("finishedAt"));
        return auditor.get(own).json();
    }
}
