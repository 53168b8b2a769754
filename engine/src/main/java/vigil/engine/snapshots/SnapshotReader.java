package vigil.engine.snapshots;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Reads what a {@link SnapshotWriter} wrote, and refuses anything else. */
public final class SnapshotReader {
    private static final int STEP = 1 << 13;

    private final InputStream in;
    private final CRC32C checksum = new CRC32C();
    private final ByteBuffer word = ByteBuffer.allocate(Long.BYTES);

    public SnapshotReader(InputStream in) {
        this.in = in;
    }

    /** Requires the part of this name to come next. */
    public void section(String name) throws IOException {
        byte[] expected = name.getBytes(StandardCharsets.UTF_8);
        byte[] found = bytes(256);
        if (!Arrays.equals(expected, found)) {
            throw new SnapshotException(
                    "The snapshot is corrupt: part '" + name + "' is not where it should be");
        }
    }

    public long number() throws IOException {
        fill(word.array(), Long.BYTES);
        return word.getLong(0);
    }

    public int integer() throws IOException {
        long value = number();
        if (value != (int) value) {
            throw new SnapshotException("The snapshot is corrupt: a number is out of its range");
        }
        return (int) value;
    }

    /**
     * A count between zero and {@code most}: nothing is reserved for a size that cannot be true.
     */
    public int count(long most) throws IOException {
        long value = number();
        if (value < 0 || value > most) {
            throw new SnapshotException(
                    "The snapshot is corrupt or of other settings: a size is out of its bounds");
        }
        return (int) value;
    }

    public boolean flag() throws IOException {
        return count(1) == 1;
    }

    public byte[] bytes(int most) throws IOException {
        byte[] value = new byte[count(most)];
        fill(value, value.length);
        return value;
    }

    /** Fills {@code into} from its start and returns how many numbers there were. */
    public int numbers(long[] into) throws IOException {
        int count = count(into.length);
        byte[] block = new byte[STEP * Long.BYTES];
        ByteBuffer view = ByteBuffer.wrap(block);
        for (int from = 0; from < count; from += STEP) {
            int step = Math.min(STEP, count - from);
            fill(block, step * Long.BYTES);
            view.asLongBuffer().get(into, from, step);
        }
        return count;
    }

    /** Fills {@code into} from its start and returns how many numbers there were. */
    public int integers(int[] into) throws IOException {
        int count = count(into.length);
        byte[] block = new byte[STEP * Integer.BYTES];
        ByteBuffer view = ByteBuffer.wrap(block);
        for (int from = 0; from < count; from += STEP) {
            int step = Math.min(STEP, count - from);
            fill(block, step * Integer.BYTES);
            view.asIntBuffer().get(into, from, step);
        }
        return count;
    }

    /** Checks that everything read so far is as it was written. */
    public void finish() throws IOException {
        long computed = checksum.getValue();
        if (number() != computed) {
            throw new SnapshotException("The snapshot is corrupt: its checksum does not match");
        }
    }

    private void fill(byte[] into, int length) throws IOException {
        if (in.readNBytes(into, 0, length) < length) {
            throw new SnapshotException("The snapshot is truncated");
        }
        checksum.update(into, 0, length);
    }
}
