package vigil.identity.access;

import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /**
     * A subject or a resource.
     *
     * @param type {@code officer} or {@code client}; {@code operation}
     * @param id of the officer or client; path of the operation, with names or with values
     */
    record Entity(
            @Nullable String type, @Nullable String id, @Nullable Map<String, Object> properties) {

        private boolean isWhole() {
            return type != null && !type.isEmpty() && id != null && !id.isEmpty();
        }
    }

    /**
     * An action.
     *
     * @param name method of the operation
     */
    record Verb(@Nullable String name, @Nullable Map<String, Object> properties) {}

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
                && action.name() != null
                && !action.name().isEmpty()
                && resource != null
                && resource.isWhole();
    }
}
