package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Broker;
import vigil.testkit.Until;

/** What officers do elsewhere, as reviews of access see it: read from a real broker. */
class WatchedActsTest {

    @TempDir private Path folder;

    @Test
    void actsOfAllHousesAreCountedOnceAndTheUnusualIsSaid() throws Exception {
        try (RunningIdentity identity =
                RunningIdentity.in(folder, Map.of("vigil.kafka.bootstrap", Broker.bootstrap()))) {
            Administrator administrator = new Administrator(identity, "demo-administrator");
            String anna = administrator.officer("Anna.Analyst").get("id").asString();
            publish(25, "demo", anna, "transaction.revealed");
            publish(3, "other", anna, "case.closed"); // Not her institution.
            publish(1, "demo", "monitoring", "decisions.made");

            Until.holds(
                    "all are counted",
                    () -> acts(administrator, anna, "transaction.revealed") == 25);
            JsonNode holder = holder(administrator, anna);
            assertThat(holder.path("acts").has("case.closed")).isFalse();
            assertThat(holder.path("findings").valueStream().map(JsonNode::asString))
                    .contains("many-reveals");

            identity.restart();
            publish(1, "demo", anna, "case.closed");
            Until.holds("the last is counted", () -> acts(administrator, anna, "case.closed") == 1);
            assertThat(acts(administrator, anna, "transaction.revealed")).isEqualTo(25);
        }
    }

    private static void publish(int times, String institution, String actor, String verb) {
        try (KafkaProducer<String, byte[]> topic =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", Broker.bootstrap()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            topic.send(new ProducerRecord<>("evidence", institution, bytes("no act")));
            for (int i = 0; i < times; i++) {
                String act =
                        "{\"id\":\"%d\",\"at\":\"%s\",\"institution\":\"%s\",\"actor\":\"%s\",\"verb\":\"%s\",\"object\":\"o\"}"
                                .formatted(i, Instant.now(), institution, actor, verb);
                topic.send(new ProducerRecord<>("evidence", institution, bytes(act)));
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int acts(Administrator administrator, String id, String verb) {
        try {
            return holder(administrator, id).path("acts").path(verb).asInt(0);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode holder(Administrator administrator, String id) throws Exception {
        List<JsonNode> holders =
                administrator.get("/v1/access-reviews/holders").valueStream().toList();
        return holders.stream()
                .filter(each -> each.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
