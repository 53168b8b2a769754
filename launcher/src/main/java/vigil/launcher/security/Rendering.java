package vigil.launcher.security;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vigil.contracts.security.SecurityEvent;

/** How an event is written. */
enum Rendering {
    /** As the topic has it, in the words of {@code contracts/security}. */
    VIGIL(SecurityEvent::fields),
    /** Open Cybersecurity Schema Framework. */
    OCSF(SecurityEvent::asOcsf),
    /** Elastic Common Schema, with dotted names. */
    ECS(SecurityEvent::asEcs);

    private final Function<SecurityEvent, Map<String, Object>> fields;

    Rendering(Function<SecurityEvent, Map<String, Object>> fields) {
        this.fields = fields;
    }

    /**
     * One line of JSON, without its end.
     *
     * @throws IllegalArgumentException when the record is no event that this version knows
     */
    String line(byte[] record) {
        return JsonMapper.shared().writeValueAsString(fields.apply(event(record)));
    }

    private static SecurityEvent event(byte[] record) {
        try {
            Map<String, Object> fields = new LinkedHashMap<>();
            JsonMapper.shared()
                    .readTree(record)
                    .properties()
                    .forEach(field ->
                            fields.put(
                                    field.getKey(),
                                    JsonMapper.shared()
                                            .treeToValue(field.getValue(), Object.class)));
            return SecurityEvent.of(fields);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
    }
}
