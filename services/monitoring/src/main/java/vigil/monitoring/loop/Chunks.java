package vigil.monitoring.loop;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A stream within a stream: chunks with their length before them, an empty one at the end. */
final class Chunks {

    private static final int BYTES = 64 * 1024;

    private Chunks() {}

    /** Closing ends the inner stream; the outer one stays open. */
    static OutputStream writer(DataOutputStream out) {
        return new Writer(out);
    }

    /** Reads one inner stream to its end and no further. */
    static InputStream reader(DataInputStream in) {
        return new Reader(in);
    }

    private static final class Writer extends OutputStream {

        private final DataOutputStream out;
        private final byte[] chunk = new byte[BYTES];
        private int filled;

        private Writer(DataOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int next) throws IOException {
            if (filled == BYTES) {
                writeChunk();
            }
            chunk[filled++] = (byte) next;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            int at = from;
            int left = length;
            while (left > 0) {
                if (filled == BYTES) {
                    writeChunk();
                }
                int part = Math.min(left, BYTES - filled);
                System.arraycopy(bytes, at, chunk, filled, part);
                filled += part;
                at += part;
                left -= part;
            }
        }

        @Override
        public void close() throws IOException {
            if (filled > 0) {
                writeChunk();
            }
            out.writeInt(0);
        }

        private void writeChunk() throws IOException {
            out.writeInt(filled);
            out.write(chunk, 0, filled);
            filled = 0;
        }
    }

    private static final class Reader extends InputStream {

        private final DataInputStream in;
        private int left;
        private boolean ended;

        private Reader(DataInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            if (!hasMore()) {
                return -1;
            }
            left--;
            return in.readUnsignedByte();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!hasMore()) {
                return -1;
            }
            int read = in.read(bytes, from, Math.min(length, left));
            if (read < 0) {
                throw new EOFException("a chunk is cut off");
            }
            left -= read;
            return read;
        }

        private boolean hasMore() throws IOException {
            if (left == 0 && !ended) {
                left = in.readInt();
                ended = left == 0;
            }
            return !ended;
        }
    }
}
