package vigil.engine.snapshots;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Writes numbers big-endian, section by section, with a checksum at the end. */
public final class SnapshotWriter {
    private final OutputStream out;
    private final CRC32C checksum = new CRC32C();
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);

    public SnapshotWriter(OutputStream out) {
        this.out = out;
    }

    /** Starts a part; the reader must ask for the same one. */
    public void section(String name) throws IOException {
        bytes(name.getBytes(StandardCharsets.UTF_8));
    }

    public void number(long value) throws IOException {
        room(Long.BYTES);
        buffer.putLong(value);
    }

    public void flag(boolean value) throws IOException {
        number(value ? 1 : 0);
    }

    public void bytes(byte[] value) throws IOException {
        number(value.length);
        flush();
        checksum.update(value);
        out.write(value);
    }

    public void numbers(long[] values, int count) throws IOException {
        number(count);
        for (int i = 0; i < count; i++) {
            number(values[i]);
        }
    }

    public void integers(int[] values, int count) throws IOException {
        number(count);
        for (int i = 0; i < count; i++) {
            room(Integer.BYTES);
            buffer.putInt(values[i]);
        }
    }

    /** Writes the checksum; the stream stays open. */
    public void finish() throws IOException {
        flush();
        long sum = checksum.getValue();
        number(sum);
        flush();
        out.flush();
    }

    private void room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
    }

    private void flush() throws IOException {
        checksum.update(buffer.array(), 0, buffer.position());
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
