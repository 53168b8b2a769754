package vigil.gateway.forwarding;

import org.eclipse.jetty.client.Request.Content;
import org.eclipse.jetty.io.Content.Chunk;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The caller's body on its way to the house, a chunk at a time and never longer than allowed. */
final class BoundedBody implements Content {

    private final Request request;
    private final long mostBytes;
    private long passed;
    private volatile @Nullable Throwable fault;

    BoundedBody(Request request, long mostBytes) {
        this.request = request;
        this.mostBytes = mostBytes;
    }

    @Override
    public long getLength() {
        return request.getLength();
    }

    @Override
    public @Nullable Chunk read() {
        Throwable failed = fault;
        if (failed != null) {
            return Chunk.from(failed, true);
        }
        Chunk chunk = request.read();
        if (chunk == null) {
            return null;
        }
        if (Chunk.isFailure(chunk)) {
            fault = chunk.getFailure();
            return chunk;
        }
        passed += chunk.remaining();
        if (passed <= mostBytes) {
            return chunk;
        }
        chunk.release();
        Throwable tooLarge = new BodyTooLarge();
        fault = tooLarge;
        return Chunk.from(tooLarge, true);
    }

    @Override
    public void demand(Runnable whenReadable) {
        if (fault != null) {
            whenReadable.run();
        } else {
            request.demand(whenReadable);
        }
    }

    @Override
    public void fail(Throwable failure) {
        // The house hung up. What the caller still sends is dropped after the refusal.
    }

    @Override
    public boolean rewind() {
        return false;
    }

    /** What the caller did wrong, or null where the fault is not on its side. */
    @Nullable Throwable fault() {
        return fault;
    }

    /** More came than the limit allows. */
    static final class BodyTooLarge extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BodyTooLarge() {
            super("the body is larger than the limit", null, false, false);
        }
    }
}
