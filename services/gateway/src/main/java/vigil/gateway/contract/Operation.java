package vigil.gateway.contract;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that callers may ask.
 *
 * @param template the path with names in braces, as in {@code /v1/alerts/{id}}
 * @param query the parameters of the query by name
 * @param bodies the shape of the body by media type in lower case; empty where it takes none
 */
public record Operation(String template, Map<String, Shape> query, Map<String, Shape> bodies) {

    public Operation {
        query = Map.copyOf(query);
        bodies = Map.copyOf(bodies);
    }

    public boolean takesBody() {
        return !bodies.isEmpty();
    }

    /** The shape of a body of this media type, or null where it is not taken. */
    public @Nullable Shape body(String mediaType) {
        return bodies.get(mediaType);
    }
}
