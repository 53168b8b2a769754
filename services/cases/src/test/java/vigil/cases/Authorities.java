package vigil.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Door;

/** Requests of authorities as those register them who may know of reports. */
final class Authorities {

    static final String ALL = "/v1/authority-requests";

    private Authorities() {}

    static String body(String caseId, String more) {
        return "{\"caseId\":\"%s\",\"kind\":\"information\",\"authority\":\"Financial Intelligence Unit\",\"reference\":\"FIU 2026/117\",\"words\":\"All accounts of the subject\",\"receivedAt\":\"2027-07-12T08:00:00Z\"%s}"
                .formatted(caseId, more);
    }

    static Door.Reply register(Door officer, String key, String body) {
        return officer.send(
                officer.request(ALL)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(body, UTF_8)));
    }

    /** One that came in at a time. */
    static JsonNode registered(Door officer, String caseId, String receivedAt, String more) {
        Door.Reply reply =
                register(
                        officer,
                        UUID.randomUUID().toString(),
                        body(caseId, more).replace("2027-07-12T08:00:00Z", receivedAt));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json();
    }

    static Door.Reply act(Door officer, JsonNode seen, String act, String body) {
        return Desk.send(
                officer,
                ALL + "/" + seen.path("requestId").asString() + "/" + act,
                seen.path("version").asInt(),
                body);
    }
}
