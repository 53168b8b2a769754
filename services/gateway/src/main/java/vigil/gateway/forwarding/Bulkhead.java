package vigil.gateway.forwarding;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * How many requests of one route may be inside at once. The limit follows the time that answers
 * take: it narrows while they take longer than twice as long as usual and longer than is called
 * quick, and widens when they do not and it is reached, so that a wave is turned away at the door
 * instead of waiting inside. What is quick is never slow, however idle the house was before: a
 * house under its full load takes several times as long as one that is asked now and then, and
 * nobody waits too long for either. It is looked at a quarter of a second together, so that a pause
 * of a tenth, after which all is answered at once, counts for what it is. While anybody is turned
 * away, slow answers hardly become usual ones: a wave of a minute would else teach that they are,
 * and all of it would be let in.
 *
 * <p>The rule is the gradient of long-time to short-time latency, as in congestion control (TCP
 * Vegas; the gradient limits of Netflix's concurrency-limits work alike).
 */
final class Bulkhead {

    private static final int FEWEST = 16;
    private static final int FIRST = 64;
    private static final int SAMPLES = 50;
    private static final double TOLERANCE = 2;
    private static final double LONG_MEMORY = 0.02;

    /**
     * While some are turned away: a house that has become slower for good is believed in minutes.
     */
    private static final double LONGEST_MEMORY = 0.001;

    private static final double QUICK_MEMORY = 0.2;
    private static final long LOOK_NANOS = 250_000_000;

    private final int most;
    private final boolean follows;
    private final long quickNanos;
    private final LongSupplier nanoTime;
    private final AtomicInteger inside = new AtomicInteger();
    private final LongAdder turnedAway = new LongAdder();
    private volatile double limit;
    private double usualNanos;
    private double sumNanos;
    private int samples;
    private int mostInside;
    private long turnedAwayBefore;
    private long begun;

    private Bulkhead(int most, boolean follows, Duration quick, LongSupplier nanoTime) {
        this.most = most;
        this.follows = follows;
        this.quickNanos = quick.toNanos();
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
        this.limit = follows ? Math.min(FIRST, most) : most;
    }

    /**
     * For messages, which take about as long as the one before.
     *
     * @param quick what answers may take on average and never count as slow
     * @param nanoTime a clock that only goes forward
     */
    static Bulkhead following(int most, Duration quick, LongSupplier nanoTime) {
        return new Bulkhead(most, true, quick, nanoTime);
    }

    /** For files and streams, whose time says nothing. */
    static Bulkhead of(int most) {
        return new Bulkhead(most, false, Duration.ZERO, System::nanoTime);
    }

    boolean enter() {
        int now = inside.incrementAndGet();
        if (now <= (int) limit) {
            return true;
        }
        inside.decrementAndGet();
        turnedAway.increment();
        return false;
    }

    /** Whether there is no sense in more work for one who wants to enter; it counts as one. */
    boolean isFull() {
        boolean full = inside.get() >= (int) limit;
        if (full) {
            turnedAway.increment();
        }
        return full;
    }

    /** How many were turned away since the start. */
    long turnedAway() {
        return turnedAway.sum();
    }

    /**
     * @param nanos how long it was inside; negative where that says nothing about the house
     */
    void leave(long nanos) {
        int before = inside.getAndDecrement();
        if (follows && nanos >= 0) {
            sample(nanos, before);
        }
    }

    int inside() {
        return inside.get();
    }

    int limit() {
        return (int) limit;
    }

    private synchronized void sample(long nanos, int before) {
        sumNanos += nanos;
        mostInside = Math.max(mostInside, before);
        samples++;
        long now = nanoTime.getAsLong();
        if (samples < SAMPLES || now - begun < LOOK_NANOS) {
            return;
        }
        double lately = sumNanos / samples;
        learn(lately);
        double bearable = Math.max(TOLERANCE * usualNanos, quickNanos);
        double gradient = Math.clamp(bearable / lately, 0.5, 1);
        boolean used = mostInside * 2 >= limit;
        if (gradient < 1 || used) {
            double next = limit * gradient + Math.sqrt(limit);
            limit = Math.clamp(next, Math.min(FEWEST, most), most);
        }
        sumNanos = 0;
        samples = 0;
        mostInside = 0;
        begun = now;
    }

    /** What is quicker than usual is believed sooner than what is slower. */
    private void learn(double lately) {
        long all = turnedAway.sum();
        double slowly = all == turnedAwayBefore ? LONG_MEMORY : LONGEST_MEMORY;
        double memory = lately < usualNanos ? QUICK_MEMORY : slowly;
        usualNanos = usualNanos == 0 ? lately : usualNanos + memory * (lately - usualNanos);
        turnedAwayBefore = all;
    }
}
