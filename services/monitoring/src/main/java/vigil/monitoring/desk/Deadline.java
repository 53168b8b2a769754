package vigil.monitoring.desk;

import java.time.Duration;

/** A point in time by which an answer must be given, on the clock that nobody sets. */
final class Deadline {

    private final long start = System.nanoTime();
    private final long nanos;

    private Deadline(Duration duration) {
        this.nanos = duration.toNanos();
    }

    static Deadline in(Duration duration) {
        return new Deadline(duration);
    }

    /** Never negative; rounded up. */
    long leftMillis() {
        long left = nanos - (System.nanoTime() - start);
        return left <= 0 ? 0 : left / 1_000_000 + 1;
    }

    Duration spent() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
