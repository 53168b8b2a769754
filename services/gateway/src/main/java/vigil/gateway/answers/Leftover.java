package vigil.gateway.answers;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
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

    private Leftover(Request request, Runnable afterwards) {
        this.request = request;
        this.afterwards = afterwards;
    }

    /** A request without a body has nothing left over, and CONNECT would never end. */
    static void dropThen(Request request, Runnable afterwards) {
        boolean mayHaveBody =
                request.getLength() > 0
                        || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)
                        || request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2;
        if (mayHaveBody) {
            new Leftover(request, afterwards).run();
        } else {
            afterwards.run();
        }
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
