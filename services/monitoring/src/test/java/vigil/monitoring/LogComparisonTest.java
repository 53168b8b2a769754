package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vigil.engine.core.CoreSettings;
import vigil.engine.scenarios.ScenarioSet;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.comparison.LogComparison;
import vigil.monitoring.comparison.LogComparison.Range;
import vigil.monitoring.comparison.LogComparison.Result;
import vigil.monitoring.log.LogSettings;
import vigil.monitoring.log.Topics;
import vigil.monitoring.loop.Cores;
import vigil.monitoring.loop.LoopSettings;
import vigil.testkit.Broker;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/** The log of a house, replayed beside it while it runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogComparisonTest {

    private static final int SENT = 44;

    private final StreetParts street = new StreetParts("monitoring");
    private House house;

    @BeforeAll
    void paymentsBeforeAndBehindAPublication() {
        house = House.on(street, "--vigil.monitoring.sets.sweep-every=200ms");
        pay(0, 22);
        new Life(house).untilPublished("any-thousand", 1, Sets.anyThousand(1));
        pay(22, SENT);
        Until.holds(
                "all decisions are in the topic",
                () -> Broker.read(street.decisionsTopic()).size() == SENT);
    }

    @AfterAll
    void close() {
        house.close();
    }

    private void pay(int from, int to) {
        List<String> payments = new ArrayList<>();
        for (int i = from; i < to; i++) {
            payments.add(
                    Payments.of(
                            "compared-" + i,
                            "P-" + i % 5,
                            "Q-" + i % 7,
                            100 * (i + 1) + ".00",
                            "2026-03-01T10:%02d:00Z".formatted(i)));
        }
        house.machine().post("/v1/transactions", "[" + String.join(",", payments) + "]");
    }

    @Test
    void everyDecisionComesOutAgainByteForByte() {
        Result result = compared(street.decisionsTopic(), Range.ALL);

        assertThat(result.difference()).isNull();
        assertThat(result.equal()).isEqualTo(SENT);
    }

    @Test
    void aRangeIsComparedAloneAndKnowsWhatCameBefore() {
        Result first = compared(street.decisionsTopic(), new Range(0, 11));
        Result rest = compared(street.decisionsTopic(), new Range(11, Long.MAX_VALUE));

        assertThat(first.difference()).isNull();
        assertThat(rest.difference()).isNull();
        assertThat(first.equal()).isEqualTo(10);
        assertThat(rest.equal()).isEqualTo(SENT - 10);
    }

    @Test
    void oneChangedByteIsFoundAtItsPlace() {
        List<ConsumerRecord<String, byte[]>> made = Broker.read(street.decisionsTopic());
        byte[] last = made.getLast().value().clone();
        last[last.length - 1] ^= 1;

        String altered = copied("altered", records -> replaced(records, last));
        Result result = compared(altered, Range.ALL);

        assertThat(result.equal()).isEqualTo(SENT - 1);
        assertThat(result.difference()).contains("the decision is another one now");
    }

    @Test
    void aDecisionTooManyAndOneTooFewAreFound() {
        String more =
                copied(
                        "more",
                        records -> {
                            records.add(records.getLast());
                            return records;
                        });
        String fewer =
                copied(
                        "fewer",
                        records -> {
                            records.remove(3);
                            return records;
                        });

        assertThat(compared(more, Range.ALL).difference()).contains("that the log does not give");
        assertThat(compared(fewer, Range.ALL).difference()).contains("the next decision");
        assertThat(compared(fewer, Range.ALL).equal()).isEqualTo(3);
    }

    private static List<byte[]> replaced(List<byte[]> records, byte[] last) {
        records.set(records.size() - 1, last);
        return records;
    }

    private Topics topics(String decisions) {
        return Topics.ensure(
                Broker.bootstrap(),
                new LogSettings(
                        street.transactionsTopic(),
                        decisions,
                        Topics.existing(Broker.bootstrap(), settings(street.decisionsTopic(), 1))
                                .partitions(),
                        (short) 1,
                        Duration.ofSeconds(10)));
    }

    private LogSettings settings(String decisions, int partitions) {
        return new LogSettings(
                street.transactionsTopic(),
                decisions,
                partitions,
                (short) 1,
                Duration.ofSeconds(10));
    }

    private Result compared(String decisions, Range range) {
        Topics topics = topics(decisions);
        return new LogComparison(
                        Broker.bootstrap(),
                        topics,
                        new Cores(CoreSettings.defaults(), ScenarioSet.builtIn()),
                        new LoopSettings(1 << 16, 1_000, 10_000, Duration.ofMinutes(30), 2, 1))
                .compare(topics.partition(new InstitutionId("demo")), range, place -> {});
    }

    /** The decisions in a topic of their own, changed. */
    private String copied(String name, UnaryOperator<List<byte[]>> change) {
        String topic = street.decisionsTopic() + "-" + name;
        int partition = topics(topic).partition(new InstitutionId("demo"));
        List<byte[]> decisions = new ArrayList<>(Decisions.bytes(street.decisionsTopic()));
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", Objects.requireNonNull(Broker.bootstrap())),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            for (byte[] decision : change.apply(decisions)) {
                producer.send(new ProducerRecord<>(topic, partition, "demo", decision));
            }
        }
        return topic;
    }
}
