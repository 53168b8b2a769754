package vigil.monitoring.events;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.outbox.Message;

/**
 * A fact for other houses and webhooks, as CloudEvents 1.0 in JSON. Ids and figures only.
 *
 * @param subject what it is about; with the type it names the event, once for all deliveries
 */
public record CloudEvent(
        String institution, String type, String subject, Instant time, Map<String, Object> facts) {

    private static final String TOPIC = "events";
    private static final String SOURCE = "/monitoring";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Message message() {
        String id = type + "/" + subject;
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", SOURCE);
        event.put("type", type);
        event.put("subject", subject);
        event.put("time", time.toString());
        event.put("institution", institution);
        event.put("datacontenttype", "application/json");
        event.put("data", facts);
        return new Message(TOPIC, institution, id, JSON.writeValueAsBytes(event));
    }
}
