package vigil.gateway.forwarding;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vigil.gateway.contract.AnswerFault;
import vigil.gateway.contract.Shape;

/** The body of one answer, collected to be looked at when it is whole. */
final class AnswerLook {

    /** Longer ones are looked at on a thread of their own, not on one that reads the network. */
    private static final int LONG = 32 * 1_024;

    private final Shape shape;
    private final int most;
    private final boolean holds;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(1_024);

    AnswerLook(Shape shape, int most, boolean holds) {
        this.shape = shape;
        this.most = most;
        this.holds = holds;
    }

    /** Whether the caller gets nothing before the whole was looked at. */
    boolean holds() {
        return holds;
    }

    /** Takes a copy; false when that would be too many, and then nothing was taken. */
    boolean take(ByteBuffer bytes) {
        if (body.size() + bytes.remaining() > most) {
            return false;
        }
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        body.writeBytes(copy);
        return true;
    }

    byte[] taken() {
        return body.toByteArray();
    }

    /** Tells what is wrong, or null; now or from another thread. */
    void judge(Executor executor, Consumer<@Nullable AnswerFault> then) {
        if (body.size() > LONG) {
            executor.execute(() -> then.accept(AnswerFault.ofBody(taken(), shape)));
        } else {
            then.accept(AnswerFault.ofBody(taken(), shape));
        }
    }
}
