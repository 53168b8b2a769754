package vigil.engine.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A random sample of a stream, each of its members as likely as any other (reservoir sampling). The
 * same stream and seed give the same sample.
 */
final class Sample<T> {
    private final int size;
    private final SplittableRandom random;
    private final List<T> kept = new ArrayList<>();
    private long seen;

    Sample(int size, long seed) {
        this.size = size;
        this.random = new SplittableRandom(seed);
    }

    void offer(T member) {
        seen++;
        if (kept.size() < size) {
            kept.add(member);
        } else {
            long place = random.nextLong(seen);
            if (place < size) {
                kept.set((int) place, member);
            }
        }
    }

    /** How many were offered. */
    long seen() {
        return seen;
    }

    List<T> kept() {
        return List.copyOf(kept);
    }
}
