package vigil.gateway.contract;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import vigil.kernel.problems.FieldError;

/**
 * How an answer differs from what its house has published.
 *
 * @param reason {@code status}, {@code type}, {@code shape} or {@code malformed}
 * @param where names of fields, never values; empty where the reason says all
 */
public record AnswerFault(String reason, String where) {

    private static final String JSON = "application/json";

    /** What is sent as it was brought, whatever it is. */
    private static final String ANY = "*/*";

    private static final String PROBLEM = "application/problem+json";

    /** Judges what comes before the body; null where nothing is wrong. */
    public static @Nullable AnswerFault ofHead(
            Operation operation, int status, @Nullable String contentType) {
        Map<String, Shape> bodies = operation.answer(status);
        if (bodies == null) {
            return new AnswerFault("status", Integer.toString(status));
        }
        // What the refusals of a framework look like is described once for all of an operation.
        boolean refusal = status >= 400;
        if (refusal && bodies.isEmpty()) {
            return null;
        }
        if (contentType == null) {
            return null; // Nothing follows, or nothing is said of it.
        }
        return bodies.containsKey(mediaType(contentType)) || bodies.containsKey(ANY)
                ? null
                : new AnswerFault("type", mediaType(contentType));
    }

    /** What the body has to look like, or null where it is not looked at. */
    public static @Nullable Shape shape(
            Operation operation, int status, @Nullable String contentType) {
        Map<String, Shape> bodies = operation.answer(status);
        if (bodies == null || contentType == null) {
            return null;
        }
        String type = mediaType(contentType);
        return type.equals(JSON) || type.equals(PROBLEM) ? bodies.get(type) : null;
    }

    /** Judges a whole body; null where nothing is wrong. */
    public static @Nullable AnswerFault ofBody(byte[] body, Shape shape) {
        try {
            List<FieldError> faults = JsonText.check(body, shape);
            if (faults.isEmpty()) {
                return null;
            }
            return new AnswerFault(
                    "shape",
                    faults.stream()
                            .map(fault -> fault.field() + " " + fault.reason())
                            .distinct()
                            .collect(Collectors.joining("; ")));
        } catch (JacksonException | IllegalArgumentException e) {
            return new AnswerFault("malformed", "");
        }
    }

    private static String mediaType(String contentType) {
        int end = contentType.indexOf(';');
        String type = end < 0 ? contentType : contentType.substring(0, end);
        return type.strip().toLowerCase(Locale.ROOT);
    }
}
