package vigil.monitoring.intake.json;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A value of JSON, as far as our schema needs it: it has neither numbers nor truth values. */
sealed interface JsonValue {

    record Text(String value) implements JsonValue {}

    record Items(List<JsonValue> values) implements JsonValue {}

    /**
     * An object.
     *
     * @param repeated names that it holds more than once
     */
    record Members(Map<String, JsonValue> values, Set<String> repeated) implements JsonValue {}

    /** A value of a kind that no field takes, or null, which counts as absent. */
    enum Other implements JsonValue {
        NUMBER,
        BOOLEAN,
        NULL
    }
}
