package vigil.engine.records;

import java.io.IOException;
import java.util.Arrays;
import vigil.engine.snapshots.SnapshotReader;
import vigil.engine.snapshots.SnapshotWriter;

/**
 * Records of a fixed number of longs, found by a key of two longs, in chunks that never move.
 *
 * <p>Words 0 and 1 of a record are its key, word 2 is the clock when it was last touched. What has
 * been idle too long is found by a sweep that moves on with every new record; at the bound the
 * record idle longest among the next {@value #SAMPLE} gives way.
 */
public final class RecordTable {
    static final int KEY_A = 0;
    static final int KEY_B = 1;
    public static final int TOUCHED = 2;
    public static final int FIRST_FIELD = 3;

    private static final int CHUNK_BITS = 10;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int CACHE_LINE = 8;
    private static final int SAMPLE = 64;
    private static final int SWEEP_STEP = 4;
    private static final long FREE = Long.MIN_VALUE;

    private final int stride;
    private final int before;
    private final int most;
    private long[][] chunks = new long[4][];

    private SlotIndex index = new SlotIndex();

    private int[] free = new int[16];
    private int freeCount;
    private int used;
    private int sweep;

    /** No record was touched before; while a sweep makes its round, what it has found so far. */
    private long leastTouched = Long.MAX_VALUE;

    private long leastOfRound = Long.MIN_VALUE;

    public RecordTable(int stride, int most) {
        this(stride, 0, most);
    }

    /** Records of which {@code before} words lie before the key. */
    public RecordTable(int stride, int before, int most) {
        this.stride = stride;
        this.before = before;
        this.most = most;
    }

    public int size() {
        return used - freeCount;
    }

    /** Longs of a record. */
    public int stride() {
        return stride;
    }

    /** Whether a record stands in the slot. */
    public boolean isUsed(int slot) {
        return words(slot)[at(slot) + TOUCHED] != FREE;
    }

    /** Bytes of all arrays. */
    public long bytes() {
        long bytes = index.bytes() + 4L * free.length;
        for (long[] chunk : chunks) {
            bytes += chunk == null ? 0 : 8L * chunk.length;
        }
        return bytes;
    }

    /** One more than the highest slot ever given out. */
    public int slots() {
        return used;
    }

    public boolean full() {
        return size() >= most;
    }

    public long[] words(int slot) {
        return chunks[slot >>> CHUNK_BITS];
    }

    public int at(int slot) {
        return (slot & (CHUNK - 1)) * stride + before;
    }

    /** Says that a record was touched at a clock. */
    public void touched(int slot, long clock) {
        words(slot)[at(slot) + TOUCHED] = clock;
        leastTouched = Math.min(leastTouched, clock);
        leastOfRound = Math.min(leastOfRound, clock);
    }

    /** The slot of a key, or -1. */
    public int find(long a, long b) {
        return find(a, b, hash(a, b));
    }

    /** The same where the {@link #hash} of the key is known already. */
    public int find(long a, long b, long hash) {
        long[] segment = index.segment(hash);
        for (int place = SlotIndex.home(hash); ; place = SlotIndex.next(place)) {
            long entry = segment[place];
            if (entry == 0) {
                return -1;
            }
            if (SlotIndex.isLike(entry, hash) && isAt(SlotIndex.slot(entry), a, b)) {
                return SlotIndex.slot(entry);
            }
        }
    }

    /**
     * The same for a key and its reverse, which have one hash: the slot of the key, else that of
     * the reverse as {@link #reverse} tells, -1 where neither is there.
     */
    public int findEither(long a, long b, long hash) {
        long[] segment = index.segment(hash);
        int reverse = -1;
        for (int place = SlotIndex.home(hash); ; place = SlotIndex.next(place)) {
            long entry = segment[place];
            if (entry == 0) {
                return reverse;
            }
            if (SlotIndex.isLike(entry, hash)) {
                int slot = SlotIndex.slot(entry);
                if (isAt(slot, a, b)) {
                    return slot;
                }
                reverse = isAt(slot, b, a) ? -2 - slot : reverse;
            }
        }
    }

    /** The slot of the reverse, -1 where it is not there, of what {@link #findEither} found. */
    public static int reverse(int found) {
        return found < -1 ? -2 - found : -1;
    }

    /** The same where the key probably stands in a slot, see {@link #likely}. */
    public int findLikely(int likely, long a, long b) {
        return likely >= 0 && isAt(likely, a, b) ? likely : find(a, b);
    }

    /**
     * Where the key of a hash probably stands, -1 when it is not there. To be handed to {@link
     * #touch}: memory is near then when {@link #find} comes. Several such reads wait for memory
     * together, several finds one after the other: each has to be guessed.
     */
    public int likely(long hash) {
        long[] segment = index.segment(hash);
        int place = SlotIndex.home(hash);
        while (segment[place] != 0 && !SlotIndex.isLike(segment[place], hash)) {
            place = SlotIndex.next(place);
        }
        return SlotIndex.slot(segment[place]);
    }

    /** Reads the index for its own sake where the key of a hash stands; see {@link #touch}. */
    public long approach(long hash) {
        return index.segment(hash)[SlotIndex.home(hash)];
    }

    /**
     * Reads a stretch of a record for its own sake, a word of each cache line; where the slot is -1
     * another record's, as a branch that nobody can foresee would keep the processor from the next
     * ones.
     *
     * @return anything; whoever asks keeps it, or the compiler leaves the reading out
     */
    public long touch(int slot, int from, int to) {
        if (used == 0) {
            return 0;
        }
        int there = Math.max(slot, 0);
        long[] words = words(there);
        int at = at(there);
        long read = words[at + to - 1];
        for (int i = at + from; i < at + to; i += CACHE_LINE) {
            read ^= words[i];
        }
        return read;
    }

    private boolean isAt(int slot, long a, long b) {
        long[] words = words(slot);
        int at = at(slot);
        return words[at] == a && words[at + KEY_B] == b;
    }

    /**
     * Adds a key that is not there, in a zeroed record; whoever adds says when with {@link
     * #touched}.
     */
    public int add(long a, long b) {
        return add(a, b, hash(a, b));
    }

    /** The same where the hash of the key is known already. */
    public int add(long a, long b, long hash) {
        int slot = freeCount > 0 ? free[--freeCount] : append();
        long[] words = words(slot);
        int at = at(slot);
        words[at] = a;
        words[at + KEY_B] = b;
        words[at + TOUCHED] = 0;
        index.add(hash, slot);
        return slot;
    }

    private int append() {
        int chunk = used >>> CHUNK_BITS;
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunks.length * 2);
        }
        if (chunks[chunk] == null) {
            chunks[chunk] = new long[CHUNK * stride];
        }
        return used++;
    }

    public void remove(int slot) {
        long[] words = words(slot);
        int at = at(slot);
        index.remove(hash(words[at], words[at + KEY_B]), slot);
        Arrays.fill(words, at - before, at - before + stride, 0);
        words[at + TOUCHED] = FREE;
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, free.length * 2);
        }
        free[freeCount++] = slot;
    }

    /**
     * Moves the sweep on; returns the next slot that was last touched before {@code limit}, or -1.
     */
    public int sweepIdle(long limit) {
        boolean none = limit <= leastTouched;
        for (int i = 0; i < SWEEP_STEP && used > 0; i++) {
            moveOn(none);
            // What no record can be is not looked for: the sweep would wait for memory in vain.
            long touched = none ? FREE : words(sweep)[at(sweep) + TOUCHED];
            if (touched != FREE) {
                if (touched < limit) {
                    leastOfRound = Long.MIN_VALUE;
                    return sweep;
                }
                leastOfRound = Math.min(leastOfRound, touched);
            }
        }
        return -1;
    }

    /** A round that looked at every record from the first to the last one knows the least. */
    private void moveOn(boolean blindly) {
        sweep = sweep + 1 >= used ? 0 : sweep + 1;
        if (sweep == 0 && !blindly) {
            leastTouched = Math.max(leastTouched, leastOfRound);
            leastOfRound = Long.MAX_VALUE;
        } else if (blindly) {
            leastOfRound = Long.MIN_VALUE;
        }
    }

    /** The slot idle longest among the next few of the sweep, never {@code spared}. */
    public int sweepOldest(int spared) {
        leastOfRound = Long.MIN_VALUE;
        int oldest = -1;
        long least = Long.MAX_VALUE;
        for (int seen = 0; seen < SAMPLE || oldest < 0; seen++) {
            sweep = sweep + 1 >= used ? 0 : sweep + 1;
            long touched = words(sweep)[at(sweep) + TOUCHED];
            if (touched != FREE && touched < least && sweep != spared) {
                least = touched;
                oldest = sweep;
            }
        }
        return oldest;
    }

    /** What a key is found by; the same for both orders of its halves. */
    public static long hash(long a, long b) {
        long h = (part(a) + part(b)) * 0xC2B2AE3D27D4EB4FL;
        return h ^ (h >>> 29);
    }

    private static long part(long key) {
        long h = key * 0x9E3779B97F4A7C15L;
        return (h ^ (h >>> 32)) * 0xD6E8FEB86659FD93L;
    }

    public void write(SnapshotWriter out) throws IOException {
        out.number(stride);
        out.number(used);
        for (int chunk = 0; chunk << CHUNK_BITS < used; chunk++) {
            out.numbers(chunks[chunk], Math.min(CHUNK, used - (chunk << CHUNK_BITS)) * stride);
        }
        out.integers(free, freeCount);
        out.number(sweep);
    }

    public void read(SnapshotReader in) throws IOException {
        in.count(stride);
        used = 0;
        int count = in.count(most + 1L);
        for (int chunk = 0; chunk << CHUNK_BITS < count; chunk++) {
            used = chunk << CHUNK_BITS;
            append();
            in.numbers(chunks[chunk]);
        }
        used = count;
        free = new int[count + 16];
        freeCount = in.integers(free);
        sweep = in.count(Math.max(0, count));
        index = new SlotIndex();
        leastTouched = Long.MAX_VALUE;
        leastOfRound = Long.MIN_VALUE;
        for (int slot = 0; slot < used; slot++) {
            if (isUsed(slot)) {
                leastTouched = Math.min(leastTouched, words(slot)[at(slot) + TOUCHED]);
                index.add(hash(words(slot)[at(slot)], words(slot)[at(slot) + KEY_B]), slot);
            }
        }
    }
}
