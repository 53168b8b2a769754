package vigil.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;
import vigil.kernel.outbox.CloudEvent;
import vigil.kernel.outbox.Message;
import vigil.testkit.Broker;
import vigil.testkit.Door;
import vigil.testkit.Until;

/** An institution's officers at the house's doors, and the other houses that tell it of alerts. */
final class Desk {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final KafkaProducer<String, byte[]> EVENTS =
            new KafkaProducer<>(
                    Map.of("bootstrap.servers", Broker.bootstrap(), "linger.ms", 5),
                    new StringSerializer(),
                    new ByteArraySerializer());

    final String institution;
    final Door analyst;
    final Door second;
    final Door supervisor;
    final Door auditor;
    final Door administrator;

    Desk(House house, String institution) {
        this(institution, roles -> house.door(institution, roles));
    }

    Desk(String institution, Doors doors) {
        this.institution = institution;
        analyst = doors.of("analyst");
        second = doors.of("analyst", "engineer");
        supervisor = doors.of("supervisor");
        auditor = doors.of("auditor");
        administrator = doors.of("administrator");
    }

    /** Doors of the institution's officers, by their roles. */
    interface Doors {
        Door of(String... roles);
    }

    /** An alert as monitoring tells it. */
    final class Alert {
        final UUID id = UUID.randomUUID();
        private final Map<String, Object> facts = new LinkedHashMap<>();
        private Instant at = MONDAY;

        Alert() {
            with("alertId", id.toString());
            with("scenario", "cycle").with("scenarioVersion", 3).with("typology", "cycle");
            with("score", 600).with("outcome", "review").with("severity", "high");
            with("accountId", id.toString().substring(0, 8) + "00000000");
            with("amount", "12500.50").with("currency", "USD").with("evidenceTransactions", 4);
        }

        Alert with(String fact, Object value) {
            facts.put(fact, value);
            return this;
        }

        Alert at(Instant time) {
            at = time;
            return this;
        }

        Message message(String type) {
            return new CloudEvent(institution, type, id.toString(), at, facts)
                    .message("monitoring");
        }

        /** Told; not yet in the queue. */
        Alert told() {
            tell(message("alert.opened"));
            return this;
        }

        /** Told, and in the queue. */
        Alert opened() {
            told();
            Until.holds("the alert is in the queue", () -> item(id).status() == 200);
            return this;
        }
    }

    Alert alert() {
        return new Alert();
    }

    /** Appends a message to its topic; how often is for the test to say. */
    static void tell(Message message) {
        try {
            EVENTS.send(new ProducerRecord<>(message.topic(), message.key(), message.payload()))
                    .get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    Door.Reply item(UUID id) {
        return analyst.get("/v1/queue/" + id);
    }

    /** The item as it stands. */
    JsonNode standing(UUID id) {
        Door.Reply reply = item(id);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json().path("item");
    }

    String state(UUID id) {
        return standing(id).path("state").asString();
    }

    /** An act on an item as it stands. */
    Door.Reply act(Door officer, UUID id, String act, String body) {
        return send(
                officer, "/v1/queue/" + id + "/" + act, standing(id).path("version").asInt(), body);
    }

    Door.Reply dispose(Door officer, UUID id, String disposition) {
        return act(officer, id, "dispositions", disposition(disposition));
    }

    /** The item has these tags from now on. */
    void tag(UUID id, String... tags) {
        Door.Reply reply = setTags(analyst, id, tags);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    Door.Reply setTags(Door officer, UUID id, String... tags) {
        return put(
                officer,
                "/v1/queue/" + id + "/tags",
                standing(id).path("version").asInt(),
                tags(tags));
    }

    static String tags(String... tags) {
        return "{\"tags\":["
                + String.join(",", Stream.of(tags).map(tag -> '"' + tag + '"').toList())
                + "]}";
    }

    /** An item as it stands, as many acts at once name it. */
    String seen(UUID id) {
        return "{\"itemId\":\"%s\",\"version\":%d}"
                .formatted(id, standing(id).path("version").asInt());
    }

    static String disposition(String disposition) {
        return "{\"disposition\":\"%s\",\"reason\":\"looked at it twice\",\"redFlags\":[\"none_found\"]}"
                .formatted(disposition);
    }

    /** A POST with the version that was seen. */
    static Door.Reply send(Door officer, String path, int version, String body) {
        return officer.send(
                officer.request(path)
                        .header("Content-Type", "application/json")
                        .header("If-Match", '"' + Integer.toString(version) + '"')
                        .POST(HttpRequest.BodyPublishers.ofString(body, UTF_8)));
    }

    static Door.Reply put(Door officer, String path, int version, String body) {
        return officer.send(
                officer.request(path)
                        .header("Content-Type", "application/json")
                        .header("If-Match", '"' + Integer.toString(version) + '"')
                        .PUT(HttpRequest.BodyPublishers.ofString(body, UTF_8)));
    }

    /** A case of these items. */
    JsonNode caseOf(UUID... items) {
        StringBuilder ids = new StringBuilder();
        for (UUID item : items) {
            ids.append(ids.isEmpty() ? "" : ",").append('"').append(item).append('"');
        }
        Door.Reply made =
                analyst.post(
                        "/v1/cases",
                        "{\"title\":\"Ring around Quillfeather\",\"items\":[" + ids + "]}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json();
    }

    JsonNode caseDetail(String id) {
        return analyst.get("/v1/cases/" + id).json();
    }

    Door.Reply caseAct(Door officer, String id, String act, String body) {
        int version = caseDetail(id).at("/summary/version").asInt();
        return send(officer, "/v1/cases/" + id + "/" + act, version, body);
    }

    /** All steps of the checklist are done. */
    void tickAll(String id) {
        for (JsonNode step : caseDetail(id).path("checklist")) {
            Door.Reply ticked =
                    put(
                            analyst,
                            "/v1/cases/" + id + "/checklist/" + step.path("step").asString(),
                            1,
                            "{\"state\":\"done\"}");
            assertThat(ticked.status()).as(ticked.text()).isEqualTo(200);
        }
    }
}
