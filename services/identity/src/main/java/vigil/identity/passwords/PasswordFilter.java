package vigil.identity.passwords;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;

/**
 * A set of passwords in a few bits each (Bloom 1970): one that is in it is always found, one that
 * is not is taken for one of them once in a hundred thousand times. File: a number that names the
 * format, how many bits a password sets, how many longs follow, the longs.
 */
public final class PasswordFilter {

    private static final int FORMAT = 0x5647_5046;
    private static final int BITS_FOR_EACH = 24;
    private static final int PROBES = 17;
    private static final int MOST_LONGS = 1 << 27;

    private final long[] bits;
    private final int probes;

    private PasswordFilter(long[] bits, int probes) {
        this.bits = bits;
        this.probes = probes;
    }

    public static PasswordFilter of(Collection<String> passwords) {
        int longs = (int) ((long) passwords.size() * BITS_FOR_EACH / Long.SIZE) + 1;
        PasswordFilter filter = new PasswordFilter(new long[longs], PROBES);
        passwords.forEach(filter::add);
        return filter;
    }

    /**
     * @throws IOException when it is no such file
     */
    public static PasswordFilter read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        int format = in.readInt();
        int probes = in.readInt();
        int longs = in.readInt();
        if (format != FORMAT || probes < 1 || probes > 64 || longs < 1 || longs > MOST_LONGS) {
            throw new IOException("not a password filter");
        }
        byte[] bytes = new byte[longs * Long.BYTES];
        in.readFully(bytes);
        long[] bits = new long[longs];
        ByteBuffer.wrap(bytes).asLongBuffer().get(bits);
        return new PasswordFilter(bits, probes);
    }

    public void write(OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        out.writeInt(FORMAT);
        out.writeInt(probes);
        out.writeInt(bits.length);
        for (long each : bits) {
            out.writeLong(each);
        }
        out.flush();
    }

    public boolean mightContain(String password) {
        ByteBuffer hash = hash(password);
        long first = hash.getLong(0);
        long second = hash.getLong(Long.BYTES);
        for (int i = 0; i < probes; i++) {
            long place = place(first, second, i);
            if ((bits[(int) (place >>> 6)] & 1L << place) == 0) {
                return false;
            }
        }
        return true;
    }

    private void add(String password) {
        ByteBuffer hash = hash(password);
        for (int i = 0; i < probes; i++) {
            long place = place(hash.getLong(0), hash.getLong(Long.BYTES), i);
            bits[(int) (place >>> 6)] |= 1L << place;
        }
    }

    /** Two hashes make all of them (Kirsch and Mitzenmacher 2006). */
    private long place(long first, long second, int probe) {
        return Math.floorMod(first + probe * second, (long) bits.length * Long.SIZE);
    }

    private static ByteBuffer hash(String password) {
        try {
            return ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256")
                            .digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
