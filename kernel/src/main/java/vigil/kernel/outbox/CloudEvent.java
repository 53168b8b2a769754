package vigil.kernel.outbox;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A fact for other houses and webhooks, as CloudEvents 1.0 in JSON. Ids and figures only.
 *
 * @param subject what it is about
 */
public record CloudEvent(
        String institution, String type, String subject, Instant time, Map<String, Object> facts) {

    private static final String TOPIC = "events";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * Of something that happens to its subject once: type, institution and subject name it for
     * ever. The institution is part of the name, since subjects such as lists are the same for all,
     * and an inbox takes an id once.
     */
    public Message message(String house) {
        return message(house, type + "/" + institution + "/" + subject);
    }

    /**
     * Of something that may happen to its subject again.
     *
     * @param occurrence tells those of one type and subject apart, the same at every delivery
     */
    public Message again(String house, String occurrence) {
        return message(house, type + "/" + institution + "/" + subject + "/" + occurrence);
    }

    private Message message(String house, String id) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", "/" + house);
        event.put("type", type);
        event.put("subject", subject);
        event.put("time", time.toString());
        event.put("institution", institution);
        event.put("datacontenttype", "application/json");
        event.put("data", facts);
        return new Message(TOPIC, institution, id, JSON.writeValueAsBytes(event));
    }
}
