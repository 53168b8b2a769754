package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/** An alert shows its strongest hit whole: score, reason and outcome belong together. */
class StrongestHitTest {

    private static final String SCENARIO = "any-thousand";
    private static final String STRONGER =
            Sets.anyThousand(2)
                    .replace("The payment has", "The stronger version met")
                    .replace("score: 300", "score: 700")
                    .replace("outcome: review", "outcome: block-and-review");
    private static final String WEAKER =
            Sets.anyThousand(3)
                    .replace("The payment has", "The weaker version met")
                    .replace("score: 300", "score: 200");

    @Test
    void aLaterHitThatIsStrongerBringsItsReasonAndOutcome() {
        try (House house =
                House.on(
                        new StreetParts("monitoring"),
                        "--vigil.monitoring.sets.sweep-every=200ms")) {
            Life life = new Life(house);
            house.machine().post("/v1/transactions", Payments.one("to-backtest-on", "20.00"));
            life.untilPublished(SCENARIO, 1, Sets.anyThousand(1));
            pay(house, "first", 1);
            Until.holds("it is there", () -> alert(house).path("score").asInt() == 300);
            assertThat(alert(house).path("reason").asString()).contains("The payment has");

            life.untilPublished(SCENARIO, 2, STRONGER);
            pay(house, "second", 2);
            Until.holds("it has joined", () -> alert(house).path("joins").asInt() == 1);
            requireStronger(alert(house));

            life.untilPublished(SCENARIO, 3, WEAKER);
            pay(house, "third", 3);
            Until.holds("another has joined", () -> alert(house).path("joins").asInt() == 2);
            requireStronger(alert(house));
        }
    }

    private static void requireStronger(JsonNode alert) {
        assertThat(alert.path("score").asInt()).isEqualTo(700);
        assertThat(alert.path("reason").asString()).contains("The stronger version met");
        assertThat(alert.path("outcome").asString()).isEqualTo("block_and_review");
    }

    private static void pay(House house, String id, int minute) {
        String answer =
                house.machine()
                        .post(
                                "/v1/transactions",
                                Payments.of(
                                        id,
                                        "P",
                                        "Q-" + minute,
                                        "2000.00",
                                        "2026-03-02T10:0" + minute + ":00Z"))
                        .text();
        assertThat(answer).contains(SCENARIO);
    }

    private static JsonNode alert(House house) {
        JsonNode alerts =
                house.analyst().get("/v1/alerts?scenario=" + SCENARIO).json().path("items");
        assertThat(alerts.size()).isLessThan(2);
        return alerts.path(0);
    }
}
