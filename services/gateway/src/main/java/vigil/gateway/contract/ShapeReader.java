package vigil.gateway.contract;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vigil.gateway.patterns.LinearPattern;

/** Reads schemas of one OpenAPI 3.1 document, references resolved. */
final class ShapeReader {

    private static final int DEEPEST = 24;
    private static final String CHECKED_INSIDE = "x-checked-inside";

    private final JsonNode document;
    private final Map<String, Shape> named = new HashMap<>();

    ShapeReader(JsonNode document) {
        this.document = document;
    }

    Shape shape(JsonNode schema) {
        return shape(schema, 0);
    }

    private Shape shape(JsonNode schema, int depth) {
        if (depth > DEEPEST) {
            return Shape.ANY; // A schema that contains itself: checked down to here.
        }
        if (schema.path(CHECKED_INSIDE).asBoolean(false)) {
            return Shape.ANY; // A protocol that says itself what becomes of odd requests.
        }
        String reference = schema.path("$ref").asString("");
        if (!reference.isEmpty()) {
            return byReference(reference, depth);
        }
        JsonNode choices = schema.has("oneOf") ? schema.get("oneOf") : schema.path("anyOf");
        if (!choices.isEmpty()) {
            Shape either = shape(choices.get(0), depth + 1);
            for (int i = 1; i < choices.size(); i++) {
                either = either.or(shape(choices.get(i), depth + 1));
            }
            return either;
        }
        return plain(schema, depth);
    }

    private Shape byReference(String reference, int depth) {
        Shape known = named.get(reference);
        if (known == null) {
            JsonNode target = document.at(reference.substring(1));
            if (target.isMissingNode()) {
                throw new IllegalArgumentException("nothing stands at " + reference);
            }
            known = shape(target, depth + 1);
            named.put(reference, known);
        }
        return known;
    }

    private Shape plain(JsonNode schema, int depth) {
        Map<String, Shape> properties = new HashMap<>();
        schema.path("properties")
                .properties()
                .forEach(field ->
                        properties.put(field.getKey(), shape(field.getValue(), depth + 1)));
        Set<String> words = new HashSet<>();
        schema.path("enum").forEach(word -> words.add(word.asString()));
        String pattern = schema.path("pattern").asString("");
        return new Shape(
                kinds(schema.path("type")),
                properties,
                others(schema.path("additionalProperties"), depth),
                schema.has("items") ? shape(schema.get("items"), depth + 1) : null,
                words,
                pattern.isEmpty() ? null : LinearPattern.of(pattern),
                schema.path("maxLength").asInt(Integer.MAX_VALUE));
    }

    private @Nullable Shape others(JsonNode schema, int depth) {
        if (schema.isObject()) {
            return shape(schema, depth + 1);
        }
        return schema.asBoolean(false) ? Shape.ANY : null;
    }

    private static Set<Shape.Kind> kinds(JsonNode type) {
        Set<Shape.Kind> kinds = EnumSet.noneOf(Shape.Kind.class);
        if (type.isString()) {
            kinds.add(kind(type));
        }
        type.forEach(one -> kinds.add(kind(one)));
        return kinds;
    }

    private static Shape.Kind kind(JsonNode word) {
        return Shape.Kind.valueOf(word.asString().toUpperCase(Locale.ROOT));
    }
}
