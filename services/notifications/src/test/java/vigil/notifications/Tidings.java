package vigil.notifications;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import vigil.kernel.outbox.CloudEvent;
import vigil.kernel.outbox.Message;
import vigil.testkit.Broker;

/** What other houses tell on the topic of events. */
final class Tidings {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final KafkaProducer<String, byte[]> EVENTS =
            new KafkaProducer<>(
                    Map.of("bootstrap.servers", Broker.bootstrap(), "linger.ms", 5),
                    new StringSerializer(),
                    new ByteArraySerializer());

    private Tidings() {}

    /** Something that happened to a case; gives the case's id. */
    static String ofCase(
            String institution, String type, String what, Map<String, String> details) {
        String id = UUID.randomUUID().toString();
        tell(ofCase(institution, id, type, what, details));
        return id;
    }

    static Message ofCase(
            String institution, String id, String type, String what, Map<String, String> details) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("caseId", id);
        facts.put("reference", "C-2026-" + id.substring(0, 4));
        facts.put("what", what);
        facts.putAll(details);
        return new CloudEvent(institution, type, id, MONDAY, facts)
                .again("cases", UUID.randomUUID().toString());
    }

    /** An alert is given to an officer. */
    static Message ofAssignment(String institution, String id, String assignee, String by) {
        Map<String, Object> facts =
                Map.of("alertId", id, "source", "alert", "assignee", assignee, "by", by);
        return new CloudEvent(institution, "alert.assigned", id, MONDAY, facts)
                .again("cases", UUID.randomUUID().toString());
    }

    /** One of several alerts that are given to an officer at once. */
    static Message ofAssignment(
            String institution, String assignee, String by, String bulk, int n) {
        String id = new UUID(0, n).toString();
        Map<String, Object> facts =
                Map.of(
                        "alertId", id,
                        "source", "alert",
                        "assignee", assignee,
                        "by", by,
                        "bulk", bulk);
        return new CloudEvent(institution, "alert.assigned", id, MONDAY, facts)
                .again("cases", UUID.randomUUID().toString());
    }

    /** A confidential note names officers; gives the case's id. */
    static String ofConfidentialNote(String institution, String by, String mentions) {
        String id = UUID.randomUUID().toString();
        tell(
                new CloudEvent(
                                institution,
                                "report.mentioned",
                                id,
                                MONDAY,
                                Map.of(
                                        "caseId", id,
                                        "reference", "C-2026-" + id.substring(0, 4),
                                        "by", by,
                                        "mentions", mentions))
                        .again("cases", UUID.randomUUID().toString()));
        return id;
    }

    /** What becomes of a report, which is for nobody without the role. */
    static Message ofReport(String institution, String type) {
        String id = UUID.randomUUID().toString();
        return new CloudEvent(
                        institution,
                        type,
                        id,
                        MONDAY,
                        Map.of("reportId", id, "reference", "R-000001", "form", "sar"))
                .again("cases", UUID.randomUUID().toString());
    }

    /** Something of a report that calls those who may know of it. */
    static Message ofReportCalling(String institution, String what, String by) {
        String id = UUID.randomUUID().toString();
        return new CloudEvent(
                        institution,
                        "report.called",
                        id,
                        MONDAY,
                        Map.of("reportId", id, "reference", "R-000001", "what", what, "by", by))
                .again("cases", UUID.randomUUID().toString());
    }

    /** Anything that cases tell. */
    static Message of(String institution, String type, String about, Map<String, Object> facts) {
        return new CloudEvent(institution, type, about, MONDAY, facts)
                .again("cases", UUID.randomUUID().toString());
    }

    static Message ofList(String institution, String type, String list) {
        return new CloudEvent(institution, type, list, MONDAY, Map.of("list", list))
                .again("screening", UUID.randomUUID().toString());
    }

    /** Identity lets an officer in or keeps him out. */
    static Message ofOfficer(String institution, String login, boolean enabled, String roles) {
        return new CloudEvent(
                        institution,
                        "officer.changed",
                        login,
                        MONDAY,
                        Map.of("enabled", enabled, "roles", roles))
                .again("identity", UUID.randomUUID().toString());
    }

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
}
