package vigil.screening.events;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.outbox.Message;

/**
 * A fact for other houses and webhooks, as CloudEvents 1.0 in JSON. Ids and figures only.
 *
 * @param subject what it is about
 * @param occurrence tells events of one type about one subject apart; with both it names the event,
 *     once for all deliveries
 */
public record CloudEvent(
        InstitutionId institution,
        String type,
        String subject,
        String occurrence,
        Instant time,
        Map<String, Object> facts) {

    private static final String TOPIC = "events";
    private static final String SOURCE = "/screening";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Message message() {
        String id = type + "/" + subject + "/" + occurrence;
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", SOURCE);
        event.put("type", type);
        event.put("subject", subject);
        event.put("time", time.toString());
        event.put("institution", institution.value());
        event.put("datacontenttype", "application/json");
        event.put("data", facts);
        return new Message(TOPIC, institution.value(), id, JSON.writeValueAsBytes(event));
    }
}
