package vigil.monitoring.feedback;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.identity.InstitutionId;

/**
 * What an event of the house of cases says of an alert.
 *
 * @param event its id, the same at every delivery
 * @param disposition empty when the alert is open again
 */
record Verdict(
        String event, InstitutionId institution, UUID alert, String disposition, Instant at) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> TYPES =
            Set.of("alert.closed", "alert.escalated", "alert.reopened");
    private static final Set<String> CLOSING =
            Set.of("false_positive", "no_further_action", "customer_exited", "reported");

    /** Empty when it is another event, or none that can be read. */
    static Optional<Verdict> read(byte[] bytes) {
        try {
            JsonNode event = JSON.readTree(bytes);
            String type = event.path("type").asString("");
            JsonNode facts = event.path("data");
            if (!event.path("source").asString("").equals("/cases")
                    || !TYPES.contains(type)
                    || !facts.path("source").asString("").equals("alert")) {
                return Optional.empty();
            }
            return Optional.of(
                    new Verdict(
                            event.path("id").asString(""),
                            new InstitutionId(event.path("institution").asString("")),
                            UUID.fromString(event.path("subject").asString("")),
                            disposition(type, facts),
                            OffsetDateTime.parse(event.path("time").asString("")).toInstant()));
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String disposition(String type, JsonNode facts) {
        return switch (type) {
            case "alert.reopened" -> "";
            case "alert.escalated" -> "escalated";
            default -> {
                String said = facts.path("disposition").asString("");
                if (!CLOSING.contains(said)) {
                    throw new IllegalArgumentException("a disposition of another time");
                }
                yield said;
            }
        };
    }

    boolean closes() {
        return CLOSING.contains(disposition);
    }

    boolean reopens() {
        return disposition.isEmpty();
    }
}
