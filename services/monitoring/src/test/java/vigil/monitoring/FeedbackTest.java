package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.kernel.outbox.CloudEvent;
import vigil.kernel.outbox.Message;
import vigil.testkit.Broker;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/** What officers decide comes back to the alerts, and to those who write scenarios. */
class FeedbackTest {

    private static final String SCENARIO = "high-risk-corridor";

    @Test
    void anAlertIsWhatOfficersDecidedUntilItIsOpenAgain() throws Exception {
        try (House house = House.on(new StreetParts("monitoring"))) {
            String alert =
                    Corridor.alert(
                            house, new Corridor("fed-1", "A-1", "B-1", "2026-03-01T10:00:00Z"), 1);

            tell(verdict("alert.closed", alert, "false_positive", 2));
            Until.holds("it is closed", () -> state(house, alert).equals("closed"));
            assertThat(of(house, alert).path("disposition").asString()).isEqualTo("false_positive");

            tell(verdict("alert.reopened", alert, "", 3));
            tell(verdict("alert.closed", alert, "false_positive", 2));
            tell(verdict("alert.closed", alert, "guilty", 4));
            Until.holds("it is open again", () -> state(house, alert).equals("open"));
            tell(verdict("alert.escalated", alert, "escalated", 5));
            Until.holds(
                    "it is escalated",
                    () -> of(house, alert).path("disposition").asString("").equals("escalated"));
            assertThat(state(house, alert)).isEqualTo("open");
        }
    }

    @Test
    void aBacktestKnowsWhatWasWorthFinding() throws Exception {
        try (House house =
                House.on(
                        new StreetParts("monitoring"),
                        "--vigil.monitoring.sets.sweep-every=200ms")) {
            String alert =
                    Corridor.alert(
                            house, new Corridor("fed-1", "A-1", "B-1", "2026-03-01T10:00:00Z"), 1);
            Corridor.alert(house, new Corridor("fed-2", "A-2", "B-2", "2026-03-01T11:00:00Z"), 2);
            tell(verdict("alert.closed", alert, "true_positive", 2));
            Until.holds("it is closed", () -> state(house, alert).equals("closed"));
            Life life = new Life(house);
            life.drafted(Sets.anyThousand(1));
            life.checked("any-thousand", 1);

            Door engineer = house.door("demo", "engineer");
            JsonNode first = run(engineer, "{}");
            JsonNode labels = first.at("/result/labels");
            assertThat(labels.path("worthFinding").asInt()).isEqualTo(1);
            assertThat(labels.path("shown").asInt()).isEqualTo(1);
            assertThat(labels.path("trueAlerts").asInt()).isPositive();
            assertThat(labels.path("precision").asDouble()).isEqualTo(0.5);
            assertThat(labels.path("recall").asDouble()).isEqualTo(1);

            requireTheSameWhateverIsDecidedLater(house, engineer, alert, first);
        }
    }

    private static void requireTheSameWhateverIsDecidedLater(
            House house, Door engineer, String alert, JsonNode first) throws Exception {
        tell(verdict("alert.reopened", alert, "", 3));
        tell(verdict("alert.closed", alert, "false_positive", 4));
        Until.holds(
                "officers have changed their mind",
                () -> of(house, alert).path("disposition").asString().equals("false_positive"));
        JsonNode repeated =
                run(
                        engineer,
                        "{\"logEnd\":%d,\"labelsUntil\":\"%s\"}"
                                .formatted(
                                        first.path("logEnd").asLong(),
                                        first.path("labelsUntil").asString()));
        assertThat(repeated.path("result")).isEqualTo(first.path("result"));
        assertThat(repeated.path("resultHash")).isEqualTo(first.path("resultHash"));
        JsonNode later = run(engineer, "{\"logEnd\":%d}".formatted(first.path("logEnd").asLong()));
        assertThat(later.at("/result/labels").isMissingNode()).isTrue();
        assertThat(later.path("resultHash")).isNotEqualTo(first.path("resultHash"));
        assertThat(
                        engineer.post(
                                        Life.path("any-thousand", 1) + "/backtests",
                                        "{\"labelsUntil\":\"2099-01-01T00:00:00Z\"}")
                                .status())
                .isEqualTo(422);
    }

    private static JsonNode run(Door engineer, String question) {
        Door.Reply asked = engineer.post(Life.path("any-thousand", 1) + "/backtests", question);
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        String address = asked.header("location");
        Until.holds(
                "it is over",
                () -> engineer.get(address).json().path("state").asString().equals("completed"));
        return engineer.get(address).json();
    }

    private static JsonNode of(House house, String alert) {
        return house.analyst().get("/v1/alerts/" + alert).json();
    }

    private static String state(House house, String alert) {
        return of(house, alert).path("state").asString();
    }

    private static Message verdict(String type, String alert, String disposition, int version) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("alertId", alert);
        facts.put("source", "alert");
        facts.put("typology", SCENARIO);
        facts.put("disposition", disposition);
        return new CloudEvent("demo", type, alert, Instant.parse("2026-03-02T09:00:00Z"), facts)
                .again("cases", Integer.toString(version));
    }

    private static void tell(Message message) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", Broker.bootstrap()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(message.topic(), message.key(), message.payload()))
                    .get();
        }
    }
}
