package vigil.gateway.forwarding;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many requests of one route may be inside at once. The limit follows the time that answers
 * take: it narrows while they take longer than twice as long as usual, and widens when they are
 * quick and it is reached, so that a wave is turned away at the door instead of waiting inside.
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
    private static final double QUICK_MEMORY = 0.2;
    private static final double STEP = 0.2;

    private final int most;
    private final boolean follows;
    private final AtomicInteger inside = new AtomicInteger();
    private volatile double limit;
    private double usualNanos;
    private double sumNanos;
    private int samples;
    private int mostInside;

    private Bulkhead(int most, boolean follows) {
        this.most = most;
        this.follows = follows;
        this.limit = follows ? Math.min(FIRST, most) : most;
    }

    /** For messages, which take about as long as the one before. */
    static Bulkhead following(int most) {
        return new Bulkhead(most, true);
    }

    /** For files and streams, whose time says nothing. */
    static Bulkhead of(int most) {
        return new Bulkhead(most, false);
    }

    boolean enter() {
        int now = inside.incrementAndGet();
        if (now <= (int) limit) {
            return true;
        }
        inside.decrementAndGet();
        return false;
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
        if (samples < SAMPLES) {
            return;
        }
        double lately = sumNanos / samples;
        // What is quicker than usual is believed sooner than what is slower.
        double memory = lately < usualNanos ? QUICK_MEMORY : LONG_MEMORY;
        usualNanos = usualNanos == 0 ? lately : usualNanos + memory * (lately - usualNanos);
        double gradient = Math.clamp(TOLERANCE * usualNanos / lately, 0.5, 1);
        boolean used = mostInside * 2 >= limit;
        if (gradient < 1 || used) {
            double wanted = limit * gradient + Math.sqrt(limit);
            double next = limit + STEP * (wanted - limit);
            limit = Math.clamp(next, Math.min(FEWEST, most), most);
        }
        sumNanos = 0;
        samples = 0;
        mostInside = 0;
    }
}
