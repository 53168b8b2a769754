package vigil.monitoring.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import vigil.contracts.decisions.v1.Decision;
import vigil.testkit.Broker;
import vigil.testkit.Until;

class DecisionLogTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String name = "decision-log-" + NUMBER.incrementAndGet();
    private final Topics topics =
            Topics.ensure(
                    Broker.bootstrap(),
                    new LogSettings(
                            name + "-transactions",
                            name + "-decisions",
                            2,
                            (short) 1,
                            Duration.ofSeconds(10)));

    @Test
    void whatIsWrittenIsKeptInOrder() throws InterruptedException {
        try (DecisionLog log = open();
                DecisionTail tail = tail()) {
            assertThat(tail.last()).isEqualTo(DecisionTail.NONE);
            for (int offset = 0; offset < 500; offset++) {
                log.write(decision(offset));
            }

            assertThat(log.isAllKept(PATIENCE)).isTrue();
            assertThat(log.kept()).isEqualTo(499);
            untilSeen(tail, 499);
        }
        assertThat(offsets()).hasSize(500).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void anOldWriterCannotWriteAfterANewOneHasOpened() throws InterruptedException {
        try (DecisionLog old = open();
                DecisionTail tail = tail()) {
            old.write(decision(0));
            assertThat(old.isAllKept(PATIENCE)).isTrue();

            try (DecisionLog next = open()) {
                // The old one was paused meanwhile, and goes on as if nothing had happened.
                old.write(decision(1));
                Until.holds("the old one is told", () -> isRefused(old));
                assertThatThrownBy(() -> old.write(decision(2))).isInstanceOf(KafkaException.class);

                assertThat(tail.last()).isZero();
                next.write(decision(1));
                assertThat(next.isAllKept(PATIENCE)).isTrue();
            }
        }
        assertThat(offsets()).containsExactly(0L, 1L);
    }

    @Test
    void whatALostWriterHadBegunIsTakenBackByTheNext() throws InterruptedException {
        try (DecisionLog first = open()) {
            first.write(decision(0));
            assertThat(first.isAllKept(PATIENCE)).isTrue();
        }
        try (KafkaProducer<String, byte[]> lost = lostWriter();
                DecisionTail tail = tail()) {
            lost.initTransactions();
            lost.beginTransaction();
            for (int offset = 1; offset < 100; offset++) {
                lost.send(
                        new ProducerRecord<>(
                                topics.decisions(), 0, "demo", decision(offset).toByteArray()));
            }
            lost.flush();
            assertThat(tail.last()).isZero();

            try (DecisionLog next = open()) {
                assertThat(tail.last()).isZero();
                next.write(decision(1));
                assertThat(next.isAllKept(PATIENCE)).isTrue();
                untilSeen(tail, 1);
            }
            assertThatThrownBy(lost::commitTransaction).isInstanceOf(KafkaException.class);
        }
        assertThat(offsets()).containsExactly(0L, 1L);
    }

    @Test
    void partitionsHaveWritersOfTheirOwn() throws InterruptedException {
        try (DecisionLog zero = open();
                DecisionLog one = new DecisionLog(Broker.bootstrap(), topics, 1)) {
            zero.write(decision(0));
            one.write(decision(7));

            assertThat(zero.isAllKept(PATIENCE)).isTrue();
            assertThat(one.isAllKept(PATIENCE)).isTrue();
        }
        assertThat(offsets()).containsExactly(0L, 7L);
    }

    private DecisionLog open() {
        return new DecisionLog(Broker.bootstrap(), topics, 0);
    }

    private DecisionTail tail() {
        return new DecisionTail(Broker.bootstrap(), topics, 0);
    }

    private KafkaProducer<String, byte[]> lostWriter() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        Broker.bootstrap(),
                        "transactional.id",
                        "writer of " + topics.decisions() + "-0"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** What is kept for good is shown to readers a moment later. */
    private static void untilSeen(DecisionTail tail, long offset) {
        Until.holds("decision " + offset + " is seen", () -> tail.last() == offset);
    }

    private static boolean isRefused(DecisionLog log) {
        try {
            log.kept();
            return false;
        } catch (KafkaException e) {
            return true;
        }
    }

    private List<Long> offsets() {
        List<Long> offsets = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : Broker.read(topics.decisions())) {
            try {
                offsets.add(Decision.parseFrom(record.value()).getOffset());
            } catch (com.google.protobuf.InvalidProtocolBufferException e) {
                throw new AssertionError(e);
            }
        }
        return offsets;
    }

    private static Decision decision(long offset) {
        return Decision.newBuilder().setInstitution("demo").setOffset(offset).build();
    }
}
