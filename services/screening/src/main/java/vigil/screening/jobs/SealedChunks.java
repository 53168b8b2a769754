package vigil.screening.jobs;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import vigil.kernel.secrecy.Sealer;

/**
 * A file of sealed chunks: each is a byte that tells the last one, its sealed length in four bytes,
 * and the sealed content. Place and being the last are sealed in, so that no chunk can be moved,
 * left out, or cut off at the end.
 *
 * @param name of the file; one file's chunks do not open as another's
 */
record SealedChunks(Sealer sealer, SecretKey key, String name) {

    private static final int CHUNK = 1 << 16;
    private static final int LARGEST = 1 << 26;

    /** Seals one chunk; gives the bytes that it takes in the file. */
    int write(DataOutputStream out, int place, boolean last, byte[] clear) throws IOException {
        byte[] sealed = sealer.seal(key, clear, context(place, last));
        out.writeBoolean(last);
        out.writeInt(sealed.length);
        out.write(sealed);
        return 1 + Integer.BYTES + sealed.length;
    }

    /** Seals what is written in chunks; the file is whole when the stream is closed. */
    OutputStream output(OutputStream file) {
        return new Output(new DataOutputStream(file));
    }

    /**
     * Opens a whole file.
     *
     * @throws EOFException while it is read, when its end is missing
     */
    InputStream input(InputStream file) {
        return new Input(new DataInputStream(file), Integer.MAX_VALUE);
    }

    /** Opens the first chunks of a file that has no end yet. */
    InputStream input(InputStream file, int chunks) {
        return new Input(new DataInputStream(file), chunks);
    }

    private String context(int place, boolean last) {
        return name + "/" + place + (last ? "/last" : "");
    }

    private final class Output extends OutputStream {
        private final DataOutputStream file;
        private final byte[] buffer = new byte[CHUNK];
        private int filled;
        private int place;
        private boolean closed;

        Output(DataOutputStream file) {
            this.file = file;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int from = offset;
            int left = length;
            while (left > 0) {
                int part = Math.min(left, buffer.length - filled);
                System.arraycopy(bytes, from, buffer, filled, part);
                filled += part;
                from += part;
                left -= part;
                if (filled == buffer.length) {
                    seal(false);
                }
            }
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                seal(true);
                file.close();
            }
        }

        private void seal(boolean last) throws IOException {
            SealedChunks.this.write(file, place++, last, Arrays.copyOf(buffer, filled));
            filled = 0;
        }
    }

    private final class Input extends InputStream {
        private final DataInputStream file;
        private final int chunks;
        private byte @Nullable [] clear = new byte[0];
        private int read;
        private int place;
        private boolean last;

        Input(DataInputStream file, int chunks) {
            this.file = file;
            this.chunks = chunks;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            while (clear != null && read == clear.length) {
                next();
            }
            if (clear == null) {
                return -1;
            }
            int part = Math.min(length, clear.length - read);
            System.arraycopy(clear, read, bytes, offset, part);
            read += part;
            return part;
        }

        private void next() throws IOException {
            if (last || place == chunks) {
                clear = null;
                return;
            }
            last = file.readBoolean();
            int length = file.readInt();
            if (length < 0 || length > LARGEST) {
                throw new EOFException("the sealed file is damaged");
            }
            byte[] sealed = file.readNBytes(length);
            if (sealed.length < length) {
                throw new EOFException("the sealed file breaks off");
            }
            clear = sealer.open(key, sealed, context(place++, last));
            read = 0;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
