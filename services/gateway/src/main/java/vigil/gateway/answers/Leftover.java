package vigil.gateway.answers;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * Reads and drops what a refused caller is still sending, up to a limit: a connection closed over
 * unread bytes is reset, and the caller would never see why it was refused.
 */
final class Leftover implements Runnable {

    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private final Request request;
    private final Runnable afterwards;
    private long dropped;

    Leftover(Request request, Runnable afterwards) {
        this.request = request;
        this.afterwards = afterwards;
    }

    @Override
    public void run() {
        while (dropped < MOST_BYTES) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            boolean over = chunk.isLast() || Content.Chunk.isFailure(chunk);
            dropped += chunk.remaining();
            chunk.release();
            if (over) {
                break;
            }
        }
        afterwards.run();
    }
}
