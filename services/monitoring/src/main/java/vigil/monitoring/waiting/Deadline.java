package vigil.monitoring.waiting;

import java.time.Duration;

/** A point in time by which an answer must be given, on the clock that nobody sets. */
public final class Deadline {

    private final long start = System.nanoTime();
    private final long nanos;

    private Deadline(Duration duration) {
        this.nanos = duration.toNanos();
    }

    public static Deadline in(Duration duration) {
        return new Deadline(duration);
    }

    /** One that ends after so much time from now, and not after this one. */
    public Deadline within(Duration duration) {
        Duration left = Duration.ofMillis(leftMillis());
        return in(duration.compareTo(left) < 0 ? duration : left);
    }

    /** Never negative; rounded up. */
    public long leftMillis() {
        long left = nanos - (System.nanoTime() - start);
        return left <= 0 ? 0 : left / 1_000_000 + 1;
    }

    public Duration spent() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
