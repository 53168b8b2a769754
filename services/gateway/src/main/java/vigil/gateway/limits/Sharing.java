package vigil.gateway.limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Between the limits and the place where all gateways add them up: which counts have changed here,
 * and whether the place is there. A request never waits for it: it is judged by what this gateway
 * knows, which is some milliseconds old where the callers of others are concerned.
 */
public final class Sharing {

    /** With whom counts are shared. */
    public enum With {
        /** There is one gateway, and it counts for itself. */
        NOBODY,
        /** All gateways count together. */
        ALL,
        /** They should, but the place is away. */
        NOBODY_FOR_NOW
    }

    /** What is left of a limit while nobody knows what the other gateways let pass. */
    private static final double SHARE_ALONE = 0.5;

    private final BlockingQueue<Shared> changed = new LinkedBlockingQueue<>();
    private volatile With with;

    private Sharing(With with) {
        this.with = with;
    }

    /** For the only gateway. */
    public static Sharing none() {
        return new Sharing(With.NOBODY);
    }

    /** With a place that has still to be found. */
    public static Sharing sought() {
        return new Sharing(With.NOBODY_FOR_NOW);
    }

    /** The place was found or lost. */
    public void now(With whom) {
        with = whom;
        if (whom != With.ALL) {
            for (Shared count = changed.poll(); count != null; count = changed.poll()) {
                count.tell(); // Nobody hears it: what is spent later is told anew.
            }
        }
    }

    /**
     * Counts that have changed since they were taken last, when there are any.
     *
     * @param most how many at once
     */
    public List<Shared> take(int most, Duration patience) throws InterruptedException {
        List<Shared> taken = new ArrayList<>();
        Shared first = changed.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (first != null) {
            taken.add(first);
            changed.drainTo(taken, most - 1);
        }
        return taken;
    }

    boolean isOn() {
        return with == With.ALL;
    }

    /** What is left of every limit. */
    double share() {
        return with == With.NOBODY_FOR_NOW ? SHARE_ALONE : 1;
    }

    void changed(Shared count) {
        changed.add(count);
    }
}
