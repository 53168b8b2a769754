package vigil.monitoring.loop;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The ids of the last transactions of a shard with the place where each was first seen: bounded,
 * the oldest leave first. Ids that have left were stored long ago and are recognised by the store.
 *
 * <p>A ring of ids in order of arrival, and an open-addressing index into it: 28 bytes an id.
 */
final class RecentIds {

    static final long NEW = -1;

    private static final int FIRST_SLOTS = 1 << 12;

    private final int capacity;
    private long[] high;
    private long[] low;
    private long[] offset;
    private int[] index; // Ring slot + 1, zero when free; twice as long as the ring.
    private int size;
    private int next;

    /**
     * @param capacity ids remembered, a power of two
     */
    RecentIds(int capacity) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("the number of remembered ids is a power of two");
        }
        this.capacity = capacity;
        int slots = Math.min(capacity, FIRST_SLOTS);
        this.high = new long[slots];
        this.low = new long[slots];
        this.offset = new long[slots];
        this.index = new int[slots * 2];
    }

    int size() {
        return size;
    }

    /** The offset under which the id was first seen, or {@link #NEW} and it is remembered now. */
    long firstSeen(long idHigh, long idLow, long at) {
        int place = find(idHigh, idLow);
        if (index[place] != 0) {
            return offset[index[place] - 1];
        }
        if (size == high.length) {
            if (size < capacity) {
                grow();
            } else {
                forget(next);
            }
            place = find(idHigh, idLow);
        }
        high[next] = idHigh;
        low[next] = idLow;
        offset[next] = at;
        index[place] = next + 1;
        next = (next + 1) & (high.length - 1);
        size++;
        return NEW;
    }

    /** Oldest first. */
    void write(DataOutputStream out) throws IOException {
        out.writeInt(size);
        int mask = high.length - 1;
        for (int i = 0, slot = (next - size) & mask; i < size; i++, slot = (slot + 1) & mask) {
            out.writeLong(high[slot]);
            out.writeLong(low[slot]);
            out.writeLong(offset[slot]);
        }
    }

    static RecentIds read(DataInputStream in, int capacity) throws IOException {
        RecentIds ids = new RecentIds(capacity);
        int written = in.readInt();
        for (int i = 0; i < written; i++) {
            ids.firstSeen(in.readLong(), in.readLong(), in.readLong());
        }
        return ids;
    }

    private void grow() {
        int slots = high.length;
        // The ring is full and `next` has come round to its oldest id: unroll it to start at zero.
        high = unrolled(high);
        low = unrolled(low);
        offset = unrolled(offset);
        next = slots;
        index = new int[slots * 4];
        for (int slot = 0; slot < slots; slot++) {
            index[find(high[slot], low[slot])] = slot + 1;
        }
    }

    private long[] unrolled(long[] ring) {
        long[] larger = new long[ring.length * 2];
        System.arraycopy(ring, next, larger, 0, ring.length - next);
        System.arraycopy(ring, 0, larger, ring.length - next, next);
        return larger;
    }

    private int find(long idHigh, long idLow) {
        int mask = index.length - 1;
        int place = spread(idHigh, idLow) & mask;
        while (index[place] != 0) {
            int slot = index[place] - 1;
            if (high[slot] == idHigh && low[slot] == idLow) {
                return place;
            }
            place = (place + 1) & mask;
        }
        return place;
    }

    /** Removes the id in a ring slot and closes the gap in its probe sequence. */
    private void forget(int slot) {
        int mask = index.length - 1;
        int gap = find(high[slot], low[slot]);
        int place = gap;
        while (true) {
            place = (place + 1) & mask;
            if (index[place] == 0) {
                break;
            }
            int other = index[place] - 1;
            int home = spread(high[other], low[other]) & mask;
            if (((place - home) & mask) >= ((place - gap) & mask)) {
                index[gap] = index[place];
                gap = place;
            }
        }
        index[gap] = 0;
        size--;
    }

    private static int spread(long idHigh, long idLow) {
        long mixed = (idHigh ^ Long.rotateLeft(idLow, 32)) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }
}
