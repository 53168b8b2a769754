package vigil.gateway.forwarding;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.eclipse.jetty.client.Response;
import org.jspecify.annotations.Nullable;
import vigil.gateway.answers.Visit;
import vigil.gateway.tokens.VerifiedToken;

/**
 * The server-sent streams that are open: they have no end of their own, so a drain ends them, and
 * so does the end of the token by which they were opened.
 */
final class Streams {

    private final ConcurrentHashMap<Crossing, Open> open = new ConcurrentHashMap<>();

    private record Open(Response answer, @Nullable VerifiedToken token) {}

    void begin(Crossing crossing, Visit visit, Response answer) {
        open.put(crossing, new Open(answer, visit.token()));
    }

    void end(Crossing crossing) {
        open.remove(crossing);
    }

    int count() {
        return open.size();
    }

    void breakOff() {
        open.values().forEach(each -> each.answer().abort(new StreamsClosed("the gateway closes")));
    }

    /** Ends those whose token holds no longer. */
    void breakOff(Predicate<VerifiedToken> holds) {
        for (Open each : open.values()) {
            VerifiedToken token = each.token();
            if (token != null && !holds.test(token)) {
                each.answer().abort(new StreamsClosed("the token is over"));
            }
        }
    }

    /** The reader comes back by itself, with what it has (WHATWG, server-sent events). */
    static final class StreamsClosed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        StreamsClosed(String why) {
            super(why, null, false, false);
        }
    }
}
