package vigil.checks.street;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes bodies of the shapes that one OpenAPI document declares. */
final class SampleBody {

    private static final int DEEPEST = 6;

    private final JsonNode document;

    SampleBody(JsonNode document) {
        this.document = document;
    }

    String of(String mediaType, JsonNode schema) {
        return switch (mediaType) {
            case "application/json" -> JsonMapper.shared().writeValueAsString(value(schema, 0));
            case "application/xml" -> "<nothing/>";
            default -> "nothing";
        };
    }

    private Object value(JsonNode schema, int depth) {
        String reference = schema.path("$ref").asString("");
        if (!reference.isEmpty()) {
            return value(document.at(reference.substring(1)), depth);
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(0).asString();
        }
        return switch (type(schema.path("type"))) {
            case "object" -> object(schema, depth);
            case "array" ->
                    depth > DEEPEST ? List.of() : List.of(value(schema.path("items"), depth + 1));
            case "integer", "number" -> 1;
            case "boolean" -> true;
            default -> text(schema.path("format").asString(""));
        };
    }

    private Map<String, Object> object(JsonNode schema, int depth) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (depth <= DEEPEST) {
            schema.path("properties")
                    .properties()
                    .forEach(field ->
                            fields.put(field.getKey(), value(field.getValue(), depth + 1)));
        }
        return fields;
    }

    private static String type(JsonNode type) {
        return type.isArray() ? type.get(0).asString() : type.asString("string");
    }

    /** Soon, where a time is asked for: what is to be done is never due in the past. */
    private static String text(String format) {
        return switch (format) {
            case "date-time" -> Instant.now().plus(Duration.ofDays(2)).toString();
            case "date" -> LocalDate.now(ZoneOffset.UTC).plusDays(2).toString();
            default -> "belonging";
        };
    }
}
