package vigil.launcher.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.contracts.security.SecurityEvent;
import vigil.contracts.security.SecurityEvent.AskedRequest;
import vigil.contracts.security.SecurityEvent.Kind;
import vigil.launcher.jars.ClassPath;
import vigil.launcher.jars.JavaProcess;
import vigil.launcher.kafka.Broker;
import vigil.launcher.kafka.KafkaBroker;
import vigil.launcher.processes.FreePort;
import vigil.launcher.processes.Until;
import vigil.launcher.processes.Watch;
import vigil.launcher.state.StateFolder;

/** What a system that collects security events gets from a real topic. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecurityEventsCommandTest {

    private final int port = FreePort.any();
    private Watch watch;

    @BeforeAll
    void start(@TempDir Path folder) {
        StateFolder state = new StateFolder(folder, folder.resolve("state")).open();
        JavaProcess java =
                new JavaProcess(
                        KafkaBroker.NAME,
                        state,
                        ClassPath.ofThisProcess(),
                        Broker.class.getName(),
                        List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        watch =
                new Watch(
                        new KafkaBroker(state, java, port, FreePort.any(), 1),
                        state,
                        List.of(),
                        line -> {});
        watch.begin();
        Until.holds("ready", watch::isReady);
        List<byte[]> records = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            records.add(JsonMapper.shared().writeValueAsBytes(event(kind).fields()));
        }
        records.add("{\"kind\":\"of.tomorrow\"}".getBytes(StandardCharsets.UTF_8));
        records.add("no event".getBytes(StandardCharsets.UTF_8));
        send(records);
    }

    @AfterAll
    void stop() {
        watch.end();
    }

    @Test
    @Order(1)
    void everyKindHasWhatOcsfRequires() throws IOException {
        List<JsonNode> lines = printed(Rendering.OCSF, null);

        assertThat(lines).hasSize(Kind.values().length);
        for (JsonNode line : lines) {
            int number = line.path("class_uid").asInt();
            assertThat(line.path("category_uid").asInt()).isEqualTo(number / 1_000);
            assertThat(line.path("type_uid").asInt())
                    .as(line.toString())
                    .isEqualTo(number * 100 + line.path("activity_id").asInt(-1));
            assertThat(line.path("severity_id").asInt()).isBetween(1, 4);
            assertThat(line.path("time").asLong()).isEqualTo(1_772_355_600_000L);
            assertThat(line.at("/metadata/version").asString()).startsWith("1.");
            assertThat(line.at("/metadata/product/name").asString()).isEqualTo("Vigil");
        }
    }

    @Test
    @Order(1)
    void everyKindHasWhatEcsRequires() throws IOException {
        for (JsonNode line : printed(Rendering.ECS, null)) {
            assertThat(line.path("@timestamp").asString()).isEqualTo("2026-03-01T09:00:00Z");
            assertThat(line.path("ecs.version").asString()).startsWith("9.");
            assertThat(line.path("event.kind").asString()).isIn("alert", "event");
            assertThat(line.path("event.category").isArray()).isTrue();
            assertThat(line.path("event.type").isArray()).isTrue();
            assertThat(line.path("event.outcome").asString()).isIn("success", "failure");
        }
    }

    @Test
    @Order(2)
    void aNamedReaderGoesOnWhereItStopped() throws IOException {
        assertThat(printed(Rendering.VIGIL, "siem")).hasSize(Kind.values().length);
        assertThat(printed(Rendering.VIGIL, "siem")).isEmpty();
        send(List.of(JsonMapper.shared().writeValueAsBytes(event(Kind.CALL_BLOCKED).fields())));

        assertThat(printed(Rendering.VIGIL, "siem"))
                .singleElement()
                .satisfies(
                        line -> assertThat(line.path("kind").asString()).isEqualTo("call.blocked"));
    }

    private List<JsonNode> printed(Rendering rendering, @Nullable String reader)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SecurityTopic topic = new SecurityTopic(KafkaBroker.bootstrap(port), reader, null)) {
            long unknown =
                    topic.print(
                            rendering, false, new PrintStream(bytes, true, StandardCharsets.UTF_8));
            assertThat(unknown).isLessThanOrEqualTo(2);
        }
        return bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    private void send(List<byte[]> records) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers", KafkaBroker.bootstrap(port),
                                "acks", "all",
                                "enable.metrics.push", "false"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            records.forEach(
                    record -> producer.send(new ProducerRecord<>(SecurityEvent.TOPIC, record)));
            producer.flush();
        }
    }

    private static SecurityEvent event(Kind kind) {
        return new SecurityEvent(
                "0123456789abcdefghjkmnpqrs",
                Instant.parse("2026-03-01T09:00:00Z"),
                "demo",
                "gateway",
                kind,
                "k3v9",
                "sql",
                new AskedRequest(
                        "r-1", "demo-machine", "192.0.2.0/24", "POST", "/v1/transactions", 403),
                List.of("sql-union-select"));
    }
}
