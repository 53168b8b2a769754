package vigil.engine.records;

import java.io.IOException;
import java.util.Arrays;
import vigil.engine.snapshots.SnapshotReader;
import vigil.engine.snapshots.SnapshotWriter;

/**
 * Records of a fixed number of longs, numbered in order of arrival, of which the newest are kept.
 *
 * <p>They stand in segments. One that the oldest record has left serves again; another is made only
 * where none is left. So nothing ever moves: a ring that doubled as a whole would hold one payment
 * up until all the others have moved.
 */
public final class RecordRing {
    private static final int SEGMENT_BITS = 12;
    private static final int SEGMENT = 1 << SEGMENT_BITS;

    private static final long[] NONE = {};

    private final int stride;
    private final int mask;
    private final long[][] segments;

    /** Segments are there up to this number, from the oldest in use on. */
    private long reach;

    /**
     * @param most records kept, a power of two
     */
    public RecordRing(int stride, int most) {
        this.stride = stride;
        mask = most - 1;
        segments = new long[Math.max(1, most >>> SEGMENT_BITS)][];
        Arrays.fill(segments, NONE);
    }

    /** Where the record of a number stands in the ring. */
    public int place(long number) {
        return (int) number & mask;
    }

    /** The longs among which the record at a place stands, from {@link #at} on. */
    public long[] words(int place) {
        return segments[place >>> SEGMENT_BITS];
    }

    public int at(int place) {
        return (place & (SEGMENT - 1)) * stride;
    }

    /** Makes room for the record of a number, one higher than the last one. */
    public void extend(long number) {
        long segment = number >>> SEGMENT_BITS;
        if (segment >= reach) {
            if (segments[home(segment)] == NONE) {
                segments[home(segment)] = new long[Math.min(SEGMENT, mask + 1) * stride];
            }
            reach = segment + 1;
        }
    }

    /** Lets the oldest record go. */
    public void leave(long number) {
        long segment = number >>> SEGMENT_BITS;
        boolean last = (number + 1 & (SEGMENT - 1)) == 0;
        // In a full ring the newest records stand in the oldest one's segment already.
        if (last && segment + segments.length >= reach) {
            long[] spare = segments[home(segment)];
            Arrays.fill(spare, 0);
            segments[home(segment)] = NONE;
            segments[home(reach)] = spare;
            reach++;
        }
    }

    private int home(long segment) {
        return (int) segment & (segments.length - 1);
    }

    /** Bytes of everything that is kept. */
    public long bytes() {
        long bytes = 8L * segments.length;
        for (long[] segment : segments) {
            bytes += 8L * segment.length;
        }
        return bytes;
    }

    /** Writes the records from {@code head} up to before {@code tail}. */
    public void write(SnapshotWriter out, long head, long tail) throws IOException {
        for (long segment = head >>> SEGMENT_BITS; segment << SEGMENT_BITS < tail; segment++) {
            long[] words = segments[home(segment)];
            out.numbers(words, words.length);
        }
    }

    /**
     * Reads what was written of the same numbers.
     *
     * @throws IndexOutOfBoundsException when the ring is too small for them
     */
    public void read(SnapshotReader in, long head, long tail) throws IOException {
        if (head < 0 || tail < head || tail - head > mask + 1L) {
            throw new IndexOutOfBoundsException("a ring of impossible length");
        }
        Arrays.fill(segments, NONE);
        reach = head >>> SEGMENT_BITS;
        for (long segment = reach; segment << SEGMENT_BITS < tail; segment++) {
            extend(segment << SEGMENT_BITS);
            in.numbers(segments[home(segment)]);
        }
    }
}
