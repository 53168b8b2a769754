package vigil.gateway.forwarding;

import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.client.Response;

/** The server-sent streams that are open: they have no end of their own, so a drain ends them. */
final class Streams {

    private final ConcurrentHashMap<Crossing, Response> open = new ConcurrentHashMap<>();

    void begin(Crossing crossing, Response answer) {
        open.put(crossing, answer);
    }

    void end(Crossing crossing) {
        open.remove(crossing);
    }

    int count() {
        return open.size();
    }

    void breakOff() {
        open.values().forEach(answer -> answer.abort(new StreamsClosed()));
    }

    /** The gateway goes down; the reader comes back by itself (WHATWG, server-sent events). */
    static final class StreamsClosed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        StreamsClosed() {
            super("the gateway goes down", null, false, false);
        }
    }
}
