package vigil.identity.access;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * May this subject do this with this resource? (Authorization API 1.0, sections 5 and 6.)
 *
 * @param context what else matters; nothing here is decided by it
 */
record Question(
        @Nullable Entity subject,
        @Nullable Verb action,
        @Nullable Entity resource,
        @Nullable Map<String, Object> context) {

    private static final String PROPERTIES = "properties";
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    /**
     * A subject or a resource.
     *
     * @param type {@code officer} or {@code client}; {@code operation}
     * @param id of the officer or client; path of the operation, with names or with values
     */
    record Entity(
            @Nullable String type, @Nullable String id, @Nullable Map<String, Object> properties) {

        boolean isWhole() {
            return hasType() && id != null && !id.isEmpty();
        }

        /** Whether it says at least of what kind it is, as what is searched for does. */
        boolean hasType() {
            return type != null && !type.isEmpty();
        }
    }

    /**
     * An action.
     *
     * @param name method of the operation
     */
    record Verb(@Nullable String name, @Nullable Map<String, Object> properties) {

        boolean isWhole() {
            return name != null && !name.isEmpty();
        }
    }

    /**
     * What a body says; fields that nobody here knows are passed over (section 10.1).
     *
     * @throws IllegalArgumentException when a field is of another type, in words for the caller
     */
    static Question of(JsonNode said) {
        if (!said.isObject()) {
            throw new IllegalArgumentException("A question is a JSON object.");
        }
        JsonNode action = object(said, "action");
        return new Question(
                entity(said, "subject"),
                action == null ? null : new Verb(text(action, "name"), map(action, PROPERTIES)),
                entity(said, "resource"),
                map(said, "context"));
    }

    /** A field that is an object, or null where it is not there. */
    static @Nullable JsonNode object(JsonNode said, String name) {
        JsonNode field = said.path(name);
        if (field.isMissingNode() || field.isNull()) {
            return null;
        }
        if (!field.isObject()) {
            throw new IllegalArgumentException(name + " is a JSON object.");
        }
        return field;
    }

    /** A field that is a text, or null where it is not there. */
    static @Nullable String text(JsonNode said, String name) {
        JsonNode field = said.path(name);
        if (field.isMissingNode() || field.isNull()) {
            return null;
        }
        if (!field.isString()) {
            throw new IllegalArgumentException(name + " is a text.");
        }
        return field.asString();
    }

    private static @Nullable Entity entity(JsonNode said, String name) {
        JsonNode entity = object(said, name);
        return entity == null
                ? null
                : new Entity(text(entity, "type"), text(entity, "id"), map(entity, PROPERTIES));
    }

    private static @Nullable Map<String, Object> map(JsonNode said, String name) {
        JsonNode map = object(said, name);
        return map == null ? null : JsonMapper.shared().convertValue(map, MAP);
    }

    /** What is not said here is as in the other one. */
    Question orElse(Question standard) {
        return new Question(
                subject == null ? standard.subject() : subject,
                action == null ? standard.action() : action,
                resource == null ? standard.resource() : resource,
                context == null ? standard.context() : context);
    }

    /** Whether all that is required was said. */
    boolean isWhole() {
        return subject != null
                && subject.isWhole()
                && action != null
                && action.isWhole()
                && resource != null
                && resource.isWhole();
    }
}
