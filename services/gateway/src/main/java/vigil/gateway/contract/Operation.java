package vigil.gateway.contract;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that callers may ask.
 *
 * @param template the path with names in braces, as in {@code /v1/alerts/{id}}
 * @param query the parameters of the query by name
 * @param bodies the shape of the body by media type in lower case; empty where it takes none
 * @param answers the same of what is answered, by status or {@code default}
 */
public record Operation(
        String template,
        Map<String, Shape> query,
        Map<String, Shape> bodies,
        Map<String, Map<String, Shape>> answers) {

    private static final String ANY_OTHER = "default";
    private static final int REFUSALS = 400;

    public Operation {
        query = Map.copyOf(query);
        bodies = Map.copyOf(bodies);
        answers = Map.copyOf(answers);
    }

    public boolean takesBody() {
        return !bodies.isEmpty();
    }

    /** The shape of a body of this media type, or null where it is not taken. */
    public @Nullable Shape body(String mediaType) {
        return bodies.get(mediaType);
    }

    /**
     * The bodies of an answer with this status by media type, or null where it is not described.
     */
    public @Nullable Map<String, Shape> answer(int status) {
        Map<String, Shape> exactly = answers.get(Integer.toString(status));
        return exactly == null ? answers.get(ANY_OTHER) : exactly;
    }
}
