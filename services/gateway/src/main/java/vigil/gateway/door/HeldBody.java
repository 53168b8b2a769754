package vigil.gateway.door;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A body that is read to its end before anybody else sees it. All that are held together have one
 * limit: beyond it new bytes are turned away, and memory stays what it is.
 */
final class HeldBody implements Runnable {

    /** How the reading ended. */
    sealed interface Outcome {

        record Whole(byte[] bytes) implements Outcome {}

        record TooLarge() implements Outcome {}

        /** All bodies together are as many bytes as the door holds. */
        record NoRoom() implements Outcome {}

        record BrokenOff(Throwable why) implements Outcome {}
    }

    private static final int FIRST_ROOM = 1_024;

    private final Request request;
    private final long mostBytes;
    private final Room room;
    private final Consumer<Outcome> then;
    private final ByteArrayOutputStream held;

    /** Bytes held for all requests. */
    static final class Room {
        private final long most;
        private final AtomicLong taken = new AtomicLong();

        Room(long most) {
            this.most = most;
        }

        private boolean take(int bytes) {
            if (taken.addAndGet(bytes) <= most) {
                return true;
            }
            taken.addAndGet(-bytes);
            return false;
        }

        /** What was held goes its way, or is dropped. */
        private void free(int bytes) {
            taken.addAndGet(-bytes);
        }

        long taken() {
            return taken.get();
        }
    }

    private HeldBody(Request request, long mostBytes, Room room, Consumer<Outcome> then) {
        this.request = request;
        this.mostBytes = mostBytes;
        this.room = room;
        this.then = then;
        int announced = (int) Math.min(mostBytes, Math.max(0, request.getLength()));
        this.held = new ByteArrayOutputStream(Math.min(64 * FIRST_ROOM, announced + 1));
    }

    /** Reads without waiting; {@code then} runs on the thread that read the end. */
    static void read(Request request, long mostBytes, Room room, Consumer<Outcome> then) {
        new HeldBody(request, mostBytes, room, then).run();
    }

    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                end(new Outcome.BrokenOff(chunk.getFailure()));
                return;
            }
            boolean last = chunk.isLast();
            int bytes = chunk.remaining();
            Outcome refusal = refusal(bytes);
            if (refusal == null) {
                take(chunk.getByteBuffer());
            }
            chunk.release();
            if (refusal != null) {
                end(refusal);
                return;
            }
            if (last) {
                end(new Outcome.Whole(held.toByteArray()));
                return;
            }
        }
    }

    private @Nullable Outcome refusal(int bytes) {
        if (held.size() + (long) bytes > mostBytes) {
            return new Outcome.TooLarge();
        }
        return room.take(bytes) ? null : new Outcome.NoRoom();
    }

    private void take(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        held.writeBytes(copy);
    }

    private void end(Outcome outcome) {
        room.free(held.size());
        then.accept(outcome);
    }
}
