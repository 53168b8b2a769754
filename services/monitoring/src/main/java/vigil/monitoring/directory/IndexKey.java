package vigil.monitoring.directory;

import java.nio.ByteBuffer;

/** The first 128 bits of a blind index: enough to tell all accounts of the world apart. */
public record IndexKey(long high, long low) implements Comparable<IndexKey> {

    private static final int BYTES = 16;

    IndexKey(byte[] index) {
        this(ByteBuffer.wrap(index).getLong(0), ByteBuffer.wrap(index).getLong(Long.BYTES));
    }

    byte[] bytes() {
        return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
    }

    @Override
    public int compareTo(IndexKey other) {
        int byHigh = Long.compare(high, other.high);
        return byHigh == 0 ? Long.compare(low, other.low) : byHigh;
    }
}
