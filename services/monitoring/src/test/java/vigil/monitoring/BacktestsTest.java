package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import vigil.monitoring.backtests.BacktestQueue;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BacktestsTest {

    private static final String SCENARIO = "any-thousand";
    private static final String UNFINISHED =
            "select count(*) from backtests where state in ('waiting', 'running')";

    private House house;
    private Door engineer;
    private Life life;

    @BeforeAll
    void sixtyPaymentsOfWhichTwentyAreLarge() {
        house =
                House.on(
                        new StreetParts("monitoring"), "--vigil.monitoring.sets.sweep-every=200ms");
        engineer = house.door("demo", "engineer");
        life = new Life(house);
        Payments.sixtyOfWhichTwentyAreLarge(house);
        life.untilPublished(SCENARIO, 1, Sets.anyThousand(1));
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void whatANewVersionWouldChangeIsCountedAndShown() {
        drafted(10, "amount >= 1300.0");

        JsonNode result = completed(10, "{\"to\":\"2026-03-31T00:00:00Z\"}").path("result");
        JsonNode own = ofScenario(result);

        assertThat(result.path("transactions").asInt()).isEqualTo(60);
        assertThat(own.path("publishedHits").asInt()).isEqualTo(20);
        assertThat(own.path("hits").asInt()).isEqualTo(10);
        assertThat(own.path("unchangedHits").asInt()).isEqualTo(10);
        assertThat(own.path("lostHits").asInt()).isEqualTo(10);
        assertThat(own.path("lostSample")).hasSize(10);
        assertThat(own.path("lostExamples"))
                .hasSize(5)
                .allSatisfy(example -> {
                    assertThat(example.path("fired").asString()).contains("The payment has");
                    assertThat(example.path("missed").asString())
                            .startsWith("not amount >= 1300.0: amount is ");
                });
        assertThat(own.path("newHits").asInt()).isZero();
        assertThat(own.path("alerts").asInt()).isEqualTo(10);
        assertThat(result.path("alertsPerThousand").asDouble()).isEqualTo(166.667);
        JsonNode spread = result.path("alertsPerCustomer");
        assertThat(spread.path("mean").asDouble() * spread.path("customers").asInt())
                .isCloseTo(
                        result.path("alerts").asInt(), org.assertj.core.data.Offset.offset(0.05));
        assertThat(spread.path("most").asInt()).isPositive();
        assertThat(engineer.get(Life.path(SCENARIO, 10)).json().path("state").asString())
                .isEqualTo("backtested");
    }

    @Test
    void aRangeCountsItsOwnTransactionsAlone() {
        drafted(20, "amount >= 500.0");

        JsonNode result =
                completed(20, "{\"from\":\"2026-03-01T10:10:00Z\",\"to\":\"2026-03-01T10:20:00Z\"}")
                        .path("result");

        assertThat(result.path("transactions").asInt()).isEqualTo(10);
        assertThat(ofScenario(result).path("hits").asInt()).isEqualTo(3);
    }

    @Test
    void theSameBacktestGivesTheSameHash() {
        drafted(30, "amount >= 1200.0");
        JsonNode first = completed(30, "{}");
        house.machine()
                .post(
                        "/v1/transactions",
                        Payments.of("later", "A", "B", "5000.00", "2026-04-01T10:00:00Z"));

        JsonNode again = completed(30, "{\"logEnd\":" + first.path("logEnd").asLong() + "}");
        JsonNode longer = completed(30, "{}");

        assertThat(again.path("resultHash").asString()).isNotEmpty();
        assertThat(again.path("resultHash")).isEqualTo(first.path("resultHash"));
        assertThat(again.path("result")).isEqualTo(first.path("result"));
        assertThat(longer.path("resultHash")).isNotEqualTo(first.path("resultHash"));
        assertThat(engineer.get(path(30)).json().path("items")).hasSize(3);
    }

    @Test
    void oneRunsAtATimeAndMayBeCancelled() {
        drafted(40, "amount >= 1200.0");
        BacktestQueue queue = house.part(BacktestQueue.class);
        queue.stop();
        Door.Reply waiting = engineer.post(path(40), "{}");
        Door.Reply second = engineer.post(path(40), "{}");
        Door.Reply cancelled = engineer.post(waiting.header("location") + "/cancellations", "");
        queue.start();

        assertThat(waiting.status()).isEqualTo(202);
        assertThat(waiting.json().path("state").asString()).isEqualTo("waiting");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.json().path("code").asString()).isEqualTo("in-progress");
        assertThat(cancelled.json().path("state").asString()).isEqualTo("cancelled");
        completed(40, "{}");
        JsonNode after = engineer.get(waiting.header("location")).json();
        assertThat(after.path("state").asString()).isEqualTo("cancelled");
        assertThat(after.has("result")).isFalse();
    }

    @Test
    void whatAHouseThatWentDownHasLeftIsRunByTheNext() {
        StreetParts street = new StreetParts("monitoring");
        String left;
        try (House first = House.on(street)) {
            Life own = new Life(first);
            own.drafted(Sets.anyThousand(1));
            own.checked(SCENARIO, 1);
            first.machine().post("/v1/transactions", Payments.one("left-1", "5000.00"));
            first.part(BacktestQueue.class).stop();
            left = first.door("demo", "engineer").post(path(1), "{}").header("location");
        }
        assertThat(street.database().number(UNFINISHED)).isEqualTo(1);

        try (House next = House.on(street)) {
            Until.holds("it is over", () -> street.database().number(UNFINISHED) == 0);
            JsonNode backtest = next.door("demo", "engineer").get(left).json();
            assertThat(backtest.path("state").asString()).isEqualTo("completed");
            assertThat(backtest.path("result").path("newHits").asInt()).isEqualTo(1);
            assertThat(backtest.path("records").asLong())
                    .isEqualTo(backtest.path("logEnd").asLong());
        }
    }

    @Test
    void aBacktestOfNoTransactionDoesNotCount() {
        drafted(60, "amount >= 1200.0");

        JsonNode none = completed(60, "{\"to\":\"2020-01-01T00:00:00Z\"}");

        assertThat(none.path("result").path("transactions").asInt()).isZero();
        assertThat(engineer.get(Life.path(SCENARIO, 60)).json().path("state").asString())
                .isEqualTo("checked");
        assertThat(Life.act(engineer, SCENARIO, 60, "shadows").status()).isEqualTo(409);
    }

    @Test
    void anEmptyLogIsNothingToBacktestOn() {
        try (House empty = House.on(new StreetParts("monitoring"))) {
            Life own = new Life(empty);
            own.drafted(Sets.anyThousand(1));
            own.checked(SCENARIO, 1);

            Door.Reply reply = empty.door("demo", "engineer").post(path(1), "{}");

            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.json().path("errors").get(0).path("reason").asString())
                    .contains("the log is empty");
        }
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        drafted(50, "amount >= 1200.0");

        for (String body :
                List.of(
                        "{\"from\":\"yesterday\"}",
                        "{\"from\":\"2026-03-02T00:00:00Z\",\"to\":\"2026-03-01T00:00:00Z\"}",
                        "{\"logEnd\":99999999}",
                        "{\"logEnd\":0}",
                        "{\"logEnd\":-1}")) {
            assertThat(engineer.post(path(50), body).status()).as(body).isEqualTo(422);
        }
        assertThat(engineer.post(path(50), "[").status()).isEqualTo(400);
        assertThat(engineer.get(path(50) + "/nonsense").status()).isEqualTo(404);
    }

    @Test
    void aSweepShowsWhatOtherThresholdsWouldHaveDone() {
        drafted(70, "amount >= limit", "parameters:\n  limit: 1300.0\n");
        String question = "{\"parameter\":\"limit\",\"values\":[1000,1500,9000]}";

        JsonNode asked =
                completed(70, "{\"to\":\"2026-03-31T00:00:00Z\",\"sweep\":%s}".formatted(question));

        JsonNode points = asked.path("sweep").path("points");
        assertThat(points.valueStream().map(point -> point.path("value").asDouble()))
                .containsExactly(1000.0, 1300.0, 1500.0, 9000.0);
        assertThat(points.valueStream().map(point -> point.path("hits").asInt()))
                .containsExactly(20, 10, 3, 0);
        assertThat(points.valueStream().filter(point -> point.path("present").asBoolean()))
                .singleElement()
                .extracting(point -> point.path("value").asDouble())
                .isEqualTo(1300.0);
        JsonNode below = asked.path("sweep").path("bands").get(0);
        assertThat(below.path("line").asString()).isEqualTo("below");
        assertThat(below.path("sample")).hasSize(10);
        String sampled = below.path("sample").get(0).asString();
        assertThat(house.analyst().get("/v1/transactions/" + sampled).status()).isEqualTo(200);
        assertThat(asked.has("result")).isFalse();
        assertThat(asked.path("asked").path("parameter").asString()).isEqualTo("limit");
        assertThat(engineer.get(Life.path(SCENARIO, 70)).json().path("state").asString())
                .as("a sweep compares with nothing in force")
                .isEqualTo("checked");
        for (String wrong :
                List.of(
                        "{\"parameter\":\"nothing\",\"values\":[1]}",
                        "{\"parameter\":\"limit\",\"values\":[]}",
                        "{\"parameter\":\"limit\",\"values\":[null]}",
                        "{\"values\":[1]}",
                        "{\"parameter\":\"limit\",\"values\":[1],\"sample\":0}")) {
            assertThat(engineer.post(path(70), "{\"sweep\":" + wrong + "}").status())
                    .as(wrong)
                    .isEqualTo(422);
        }
    }

    private void drafted(int version, String condition) {
        drafted(version, condition, "");
    }

    private void drafted(int version, String condition, String parameters) {
        life.drafted(
                Sets.anyThousand(version)
                        .replace("condition: |", parameters + "condition: |")
                        .replace("amount >= 1000.0", condition)
                        .replace("ann -> bob, 1000", "ann -> bob, 9000")
                        .replace("ann -> bob, 999", "ann -> bob, 10"));
        life.checked(SCENARIO, version);
    }

    private JsonNode completed(int version, String body) {
        Door.Reply asked = engineer.post(path(version), body);
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        String location = asked.header("location");
        Until.holds(
                "it is over",
                () -> engineer.get(location).json().path("state").asString().equals("completed"));
        return engineer.get(location).json();
    }

    private static String path(int version) {
        return Life.path(SCENARIO, version) + "/backtests";
    }

    private static JsonNode ofScenario(JsonNode result) {
        for (JsonNode own : result.path("scenarios")) {
            if (own.path("scenario").asString().equals(SCENARIO)) {
                return own;
            }
        }
        throw new AssertionError("no figures of " + SCENARIO);
    }
}
