package vigil.engine.records;

/**
 * Slots by the hash of their key, in segments that split when they are half full (extendible
 * hashing): a table that doubled as a whole would hold one payment up until all keys have moved, a
 * split moves a thousand.
 *
 * <p>An entry is the upper half of the hash beside slot + 1. The uppermost bits choose the segment,
 * the lowest of that half the place in it, so no record is read when entries move.
 */
final class SlotIndex {
    private static final int SIZE = 1 << 11;
    private static final int MASK = SIZE - 1;

    /**
     * Behind the entries of a segment: how many there are, and how many bits all have in common.
     */
    private static final int COUNT = SIZE;

    private static final int BITS = SIZE + 1;

    /** Enough for a thousand million keys; only a corrupt snapshot has so many alike. */
    private static final int MOST_BITS = 20;

    /** A segment for each value of the uppermost {@link #bits} of a hash; several may share one. */
    private long[][] segments = {new long[SIZE + 2]};

    private int bits;

    /** Where the search for a hash begins, to be gone on with {@link #next} until an entry is 0. */
    static int home(long hash) {
        return (int) (hash >>> 32) & MASK;
    }

    static int next(int place) {
        return (place + 1) & MASK;
    }

    long[] segment(long hash) {
        return segments[number(hash)];
    }

    private int number(long hash) {
        return (int) (hash >>> 1 >>> (63 - bits));
    }

    /** Whether an entry may stand for a key of this hash. */
    static boolean isLike(long entry, long hash) {
        return ((entry ^ hash) >>> 32) == 0;
    }

    static int slot(long entry) {
        return (int) entry - 1;
    }

    void add(long hash, int slot) {
        long[] segment = segment(hash);
        while (segment[COUNT] * 2 >= SIZE && segment[BITS] < MOST_BITS) {
            split(segment, hash);
            segment = segment(hash);
        }
        if (segment[COUNT] == MASK) {
            throw new IndexOutOfBoundsException("too many keys of one hash");
        }
        put(segment, (hash & 0xFFFFFFFF00000000L) | (slot + 1));
    }

    private static void put(long[] segment, long entry) {
        int place = home(entry);
        while (segment[place] != 0) {
            place = next(place);
        }
        segment[place] = entry;
        segment[COUNT]++;
    }

    private void split(long[] segment, long hash) {
        if (segment[BITS] == bits) {
            long[][] twice = new long[2 * segments.length][];
            for (int i = 0; i < twice.length; i++) {
                twice[i] = segments[i / 2];
            }
            segments = twice;
            bits++;
        }
        int common = (int) segment[BITS] + 1;
        long[][] halves = {new long[SIZE + 2], new long[SIZE + 2]};
        for (int place = 0; place < SIZE; place++) {
            if (segment[place] != 0) {
                put(halves[(int) (segment[place] >>> (64 - common)) & 1], segment[place]);
            }
        }
        int share = 1 << (bits - common);
        int first = number(hash) & -(2 * share);
        for (int i = 0; i < 2 * share; i++) {
            segments[first + i] = halves[i / share];
        }
        halves[0][BITS] = common;
        halves[1][BITS] = common;
    }

    /** Removes an entry that is there and closes the gap, so that no search stops early. */
    void remove(long hash, int slot) {
        long[] segment = segment(hash);
        int gap = home(hash);
        while (slot(segment[gap]) != slot) {
            gap = next(gap);
        }
        for (int place = next(gap); segment[place] != 0; place = next(place)) {
            int home = home(segment[place]);
            if (((place - home) & MASK) >= ((place - gap) & MASK)) {
                segment[gap] = segment[place];
                gap = place;
            }
        }
        segment[gap] = 0;
        segment[COUNT]--;
    }

    /** Bytes of everything that is kept. */
    long bytes() {
        long bytes = 8L * segments.length;
        for (int i = 0; i < segments.length; i++) {
            boolean counted = i > 0 && segments[i] == segments[i - 1];
            bytes += counted ? 0 : 8L * segments[i].length;
        }
        return bytes;
    }
}
