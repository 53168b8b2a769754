package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/** Models tried over the past, and what they say of the unusual. */
class ModelBacktestsTest {

    private static final String SCENARIO = "any-thousand";
    private static final String SWEEP = "--vigil.monitoring.sets.sweep-every=200ms";

    private final Bundles bundles = new Bundles();

    @TempDir private Path emptyState = Path.of("");
    @TempDir private Path keys = Path.of("");

    @Test
    void aModelIsTriedBesideScenariosAgainstWhatIsInForce() {
        try (House house = House.on(new StreetParts("monitoring"), SWEEP, bundles.trusted(keys))) {
            Payments.sixtyOfWhichTwentyAreLarge(house);
            Life life = new Life(house);
            ModelOfficers officers = new ModelOfficers(house, "demo");
            life.untilPublished(SCENARIO, 1, Sets.anyThousand(1));
            officers.untilPromoted(bundles.from(1_500));
            int candidate = officers.registered(bundles.from(1_200));
            life.drafted(
                    Sets.anyThousand(2)
                            .replace("amount >= 1000.0", "amount >= 1300.0")
                            .replace("ann -> bob, 1000", "ann -> bob, 9000"));
            life.checked(SCENARIO, 2);
            Door engineer = house.door("demo", "engineer");
            String question = "{\"model\":{\"model\":\"test-model\",\"version\":%d}%s}";

            JsonNode first = completed(engineer, question.formatted(candidate, ""));
            JsonNode again =
                    completed(
                            engineer,
                            question.formatted(
                                    candidate, ",\"logEnd\":" + first.path("logEnd").asLong()));

            assertThat(first.path("model").path("version").asInt()).isEqualTo(candidate);
            assertThat(first.path("modelInForce").path("version").asInt()).isEqualTo(1);
            requireCounts(first.path("result"));
            assertThat(again.path("resultHash")).isEqualTo(first.path("resultHash"));
            assertThat(again.path("result")).isEqualTo(first.path("result"));
            requireRefusals(engineer, officers);
        }
    }

    private static void requireCounts(JsonNode result) {
        JsonNode part = result.path("model");
        assertThat(part.path("both").asInt()).as("1,300 and more").isEqualTo(10);
        assertThat(part.path("modelAlone").asInt()).as("1,200 to 1,300").isEqualTo(3);
        assertThat(part.path("modelAloneSample")).hasSize(3);
        assertThat(part.path("scenariosAlone").asInt()).isZero();
        assertThat(part.path("candidateAndPublished").asInt()).isEqualTo(13);
        assertThat(part.path("candidateAlone").asInt()).isZero();
        assertThat(part.path("publishedAlone").asInt()).as("1,000 to 1,200").isEqualTo(7);
        JsonNode own = of(result, "model.test-model");
        assertThat(own.path("hits").asInt()).isEqualTo(13);
        assertThat(own.path("publishedHits").asInt()).isEqualTo(3);
        assertThat(own.path("newSample")).hasSize(10);
    }

    private void requireRefusals(Door engineer, ModelOfficers officers) {
        int other = officers.registered(bundles.ofWindow(java.time.Duration.ofDays(8)));
        for (String model :
                List.of(
                        "{\"model\":\"nobody\",\"version\":1}",
                        "{\"model\":\"test-model\"}",
                        "{\"model\":\"test-model\",\"version\":99}",
                        "{\"model\":\"test-model\",\"version\":" + other + "}",
                        "{\"model\":\"test-model\",\"version\":1},\"sweep\":{\"parameter\":\"limit\",\"values\":[1]}")) {
            Door.Reply reply = engineer.post(path(), "{\"model\":" + model + "}");

            assertThat(reply.status()).as(model + reply.text()).isEqualTo(422);
            assertThat(reply.json().path("errors").get(0).path("field").asString())
                    .isEqualTo("model");
        }
    }

    @Test
    void theAnswerTellsHowUnusualAPaymentIsAndAReplayTheSame() throws Exception {
        StreetParts street = new StreetParts("monitoring");
        try (House house = House.on(street, SWEEP, bundles.trusted(keys))) {
            new ModelOfficers(house, "demo").untilPromoted(bundles.telling(1_000));

            JsonNode unusual = paid(house, "unusual", "2000.00");
            JsonNode usual = paid(house, "usual", "20.00");

            JsonNode anomaly = unusual.path("modelScore").path("anomaly");
            assertThat(anomaly.path("share").asDouble()).isEqualTo(0.999);
            assertThat(anomaly.path("peers").asString()).isEqualTo("all payments");
            assertThat(anomaly.path("reasons").get(0).path("text").asString())
                    .contains("2,000.00 USD, is rare among its peers");
            assertThat(usual.path("modelScore").has("anomaly")).isFalse();
            assertThat(usual.path("modelScore").path("anomaly").path("share").asDouble()).isZero();
            assertThat(usual.path("modelScore").path("anomaly").path("reasons")).isEmpty();
            String id = unusual.path("transactionId").asString();
            Until.holds(
                    "it has reached the rows",
                    () -> house.analyst().get("/v1/decisions/" + id).status() == 200);
            assertThat(house.analyst().get("/v1/decisions/" + id).json()).isEqualTo(unusual);
        }
        Replay.requireTheSame(street, emptyState);
    }

    private static JsonNode paid(House house, String id, String amount) {
        Door.Reply reply = house.machine().post("/v1/transactions", Payments.one(id, amount));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private static String path() {
        return Life.path(SCENARIO, 2) + "/backtests";
    }

    private static JsonNode completed(Door engineer, String body) {
        Door.Reply asked = engineer.post(path(), body);
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        String location = asked.header("location");
        Until.holds(
                "it is over",
                () -> engineer.get(location).json().path("state").asString().equals("completed"));
        return engineer.get(location).json();
    }

    private static JsonNode of(JsonNode result, String scenario) {
        for (JsonNode own : result.path("scenarios")) {
            if (own.path("scenario").asString().equals(scenario)) {
                return own;
            }
        }
        throw new AssertionError("no figures of " + scenario);
    }
}
