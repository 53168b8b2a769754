package vigil.gateway.forwarding;

import static org.eclipse.jetty.util.thread.Invocable.InvocationType.NON_BLOCKING;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import vigil.gateway.answers.Visit;

/**
 * The orderly end of a server-sent stream that the door itself ends: the reader is told when to
 * come back (WHATWG, server-sent events: {@code retry}), and the answer ends whole instead of being
 * torn off. One write is under way at a time; the last word waits for it.
 */
final class Farewell {

    private static final String RETRY = "retry: 1000\n\n";

    private final Visit visit;
    private boolean writing;
    private boolean leaving;
    private int newlines = 2;

    Farewell(Visit visit) {
        this.visit = visit;
    }

    /** Whether these bytes still go out; if so, {@link #wrote} or {@link #broke} has to follow. */
    synchronized boolean mayWrite(ByteBuffer bytes) {
        if (leaving) {
            return false;
        }
        writing = true;
        for (int at = Math.max(bytes.position(), bytes.limit() - 2); at < bytes.limit(); at++) {
            newlines = bytes.get(at) == '\n' ? newlines + 1 : 0;
        }
        return true;
    }

    /** A part was written; whether that was the last of the house's. */
    boolean wrote() {
        synchronized (this) {
            writing = false;
            if (!leaving) {
                return false;
            }
        }
        write();
        return true;
    }

    /** A part was not written; whether the stream was to end anyway and is over now. */
    boolean broke(Throwable failure) {
        synchronized (this) {
            writing = false;
            if (!leaving) {
                return false;
            }
        }
        visit.broken(failure);
        return true;
    }

    /** Ends the stream, now or after what is being written. */
    void say() {
        synchronized (this) {
            leaving = true;
            if (writing) {
                return;
            }
        }
        write();
    }

    /** An event that is not whole is forgotten by the reader, and nothing must make it whole. */
    private void write() {
        boolean betweenEvents = newlines >= 2;
        ByteBuffer last =
                betweenEvents
                        ? ByteBuffer.wrap(RETRY.getBytes(StandardCharsets.US_ASCII))
                        : BufferUtil.EMPTY_BUFFER;
        visit.response()
                .write(true, last, Callback.from(NON_BLOCKING, visit::finished, visit::broken));
    }
}
