package vigil.launcher.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vigil.launcher.jars.ClassPath;
import vigil.launcher.jars.JavaProcess;
import vigil.launcher.processes.FreePort;
import vigil.launcher.processes.ProcessRecord;
import vigil.launcher.processes.Until;
import vigil.launcher.processes.Watch;
import vigil.launcher.state.StateFolder;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KafkaBrokerTest {

    private static final TopicPartition LOG = new TopicPartition("transactions", 0);

    private final int port = FreePort.any();
    private StateFolder state;
    private Watch watch;

    @BeforeAll
    void start(@TempDir Path folder) {
        state = new StateFolder(folder, folder.resolve("state with spaces")).open();
        JavaProcess java =
                new JavaProcess(
                        KafkaBroker.NAME,
                        state,
                        ClassPath.ofThisProcess(),
                        Broker.class.getName(),
                        List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        KafkaBroker broker = new KafkaBroker(state, java, port, FreePort.any(), 2);
        watch = new Watch(broker, state, List.of(), line -> {});
        watch.begin();
        Until.holds("ready", watch::isReady);
    }

    @AfterAll
    void stop() {
        watch.end();
    }

    @Test
    void recordsOutliveAKill() throws Exception {
        send("first");

        long killed = pid();
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();
        Until.holds("restarted", () -> watch.isReady() && pid() != killed);
        send("second");

        assertThat(all()).containsExactly("first", "second");
    }

    @Test
    void theDecisionsLieBesideTheLog() {
        try (Consumer<String, String> consumer = consumer()) {
            assertThat(consumer.partitionsFor("transactions")).hasSize(2);
            assertThat(consumer.partitionsFor("decisions")).hasSize(2);
            assertThat(consumer.listTopics()).containsKeys("evidence", "security", "events");
        }
    }

    private long pid() {
        return ProcessRecord.of("kafka", state).map(ProcessRecord::pid).orElse(0L);
    }

    private void send(String value) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", KafkaBroker.bootstrap(port), "acks", "all");
        try (Producer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("transactions", 0, "demo", value)).get();
        }
    }

    private List<String> all() {
        List<String> values = new ArrayList<>();
        try (Consumer<String, String> consumer = consumer()) {
            consumer.assign(List.of(LOG));
            consumer.seekToBeginning(List.of(LOG));
            long end = consumer.endOffsets(List.of(LOG)).getOrDefault(LOG, 0L);
            while (consumer.position(LOG) < end) {
                for (ConsumerRecord<String, String> each : consumer.poll(Duration.ofSeconds(1))) {
                    values.add(each.value());
                }
            }
        }
        return values;
    }

    private Consumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", KafkaBroker.bootstrap(port)),
                new StringDeserializer(),
                new StringDeserializer());
    }
}
