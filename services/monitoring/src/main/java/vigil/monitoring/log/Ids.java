package vigil.monitoring.log;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.UUID;
import vigil.engine.AlertId;
import vigil.engine.TransactionId;

/** The 128-bit ids in their three forms: two numbers in the core, bytes in topics, UUID in rows. */
public final class Ids {

    private static final int BYTES = 16;

    private Ids() {}

    /** Reads the first 16 bytes, big-endian. */
    public static TransactionId transaction(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new TransactionId(buffer.getLong(), buffer.getLong());
    }

    /**
     * Reads 16 bytes, big-endian.
     *
     * @throws IllegalArgumentException when there are fewer or more
     */
    public static TransactionId transaction(ByteString bytes) {
        if (bytes.size() != BYTES) {
            throw new IllegalArgumentException("a transaction id has 16 bytes");
        }
        ByteBuffer buffer = bytes.asReadOnlyByteBuffer();
        return new TransactionId(buffer.getLong(), buffer.getLong());
    }

    public static UUID uuid(TransactionId id) {
        return new UUID(id.high(), id.low());
    }

    public static TransactionId transaction(UUID uuid) {
        return new TransactionId(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    /** The UUID of 16 bytes of a topic. */
    public static UUID uuid(ByteString bytes) {
        return uuid(transaction(bytes));
    }

    /** The id of 16 bytes of a topic as callers see it. */
    public static String text(ByteString bytes) {
        return uuid(bytes).toString();
    }

    public static ByteString bytes(TransactionId id) {
        return bytes(id.high(), id.low());
    }

    static ByteString bytes(AlertId id) {
        return bytes(id.high(), id.low());
    }

    public static ByteString bytes(UUID uuid) {
        return bytes(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    private static ByteString bytes(long high, long low) {
        byte[] bytes = new byte[BYTES];
        ByteBuffer.wrap(bytes).putLong(high).putLong(low);
        return ByteString.copyFrom(bytes);
    }
}
