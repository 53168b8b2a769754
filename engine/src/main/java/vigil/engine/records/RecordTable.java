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
    private final int most;
    private long[][] chunks = new long[4][];

    private SlotIndex index = new SlotIndex();

    private int[] free = new int[16];
    private int freeCount;
    private int used;
    private int sweep;

    public RecordTable(int stride, int most) {
        this.stride = stride;
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
        return (slot & (CHUNK - 1)) * stride;
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
     * Where the key of a hash probably stands, were it there; any slot otherwise. To be handed to
     * {@link #touch}: memory is near then when {@link #find} comes. Several such reads wait for
     * memory together, several finds one after the other: each has to be guessed.
     */
    public int likely(long hash) {
        return Math.max(0, SlotIndex.slot(index.segment(hash)[SlotIndex.home(hash)]));
    }

    /**
     * Reads a stretch of a record for its own sake, a word of each cache line.
     *
     * @return anything; whoever asks keeps it, or the compiler leaves the reading out
     */
    public long touch(int slot, int from, int to) {
        if (used == 0) {
            return 0;
        }
        long[] words = words(slot);
        int end = at(slot) + to;
        long read = 0;
        for (int i = at(slot) + from; i < end; i += CACHE_LINE) {
            read ^= words[i];
        }
        return read;
    }

    private boolean isAt(int slot, long a, long b) {
        long[] words = words(slot);
        int at = at(slot);
        return words[at] == a && words[at + KEY_B] == b;
    }

    /** Adds a key that is not there, in a zeroed record. */
    public int add(long a, long b) {
        int slot = freeCount > 0 ? free[--freeCount] : append();
        long[] words = words(slot);
        int at = at(slot);
        words[at] = a;
        words[at + KEY_B] = b;
        words[at + TOUCHED] = 0;
        index.add(hash(a, b), slot);
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
        Arrays.fill(words, at, at + stride, 0);
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
        for (int i = 0; i < SWEEP_STEP && used > 0; i++) {
            sweep = sweep + 1 >= used ? 0 : sweep + 1;
            long touched = words(sweep)[at(sweep) + TOUCHED];
            if (touched != FREE && touched < limit) {
                return sweep;
            }
        }
        return -1;
    }

    /** The slot idle longest among the next few of the sweep, never {@code spared}. */
    public int sweepOldest(int spared) {
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

    /** What a key is found by. */
    public static long hash(long a, long b) {
        long h = a * 0x9E3779B97F4A7C15L + Long.rotateLeft(b * 0xC2B2AE3D27D4EB4FL, 31);
        h = (h ^ (h >>> 32)) * 0xD6E8FEB86659FD93L;
        return h ^ (h >>> 29);
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
        for (int slot = 0; slot < used; slot++) {
            if (isUsed(slot)) {
                index.add(hash(words(slot)[at(slot)], words(slot)[at(slot) + KEY_B]), slot);
            }
        }
    }
}
