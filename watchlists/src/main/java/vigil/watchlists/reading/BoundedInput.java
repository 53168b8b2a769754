package vigil.watchlists.reading;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import vigil.contracts.csv.UnreadableFile;

/** Ends with a refusal where a stream grows too large or its packing is damaged. */
final class BoundedInput extends InputStream {
    private final InputStream in;
    private final long most;
    private long read;

    BoundedInput(InputStream in, long most) {
        this.in = in;
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            int count = in.read(bytes, offset, length);
            read += Math.max(count, 0);
            if (read > most) {
                throw new UnreadableFile("the file has more than " + most + " bytes");
            }
            return count;
        } catch (EOFException e) {
            throw new UnreadableFile("the packed file is cut off", e);
        } catch (ZipException e) {
            throw new UnreadableFile("the packed file is damaged", e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
