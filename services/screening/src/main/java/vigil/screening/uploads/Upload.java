package vigil.screening.uploads;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/** Passes on what is sent, in bounded memory. */
public final class Upload {

    private static final int PIECE = 1 << 16;
    private static final int RETRY_AFTER_SECONDS = 60;

    private Upload() {}

    /** Refuses what says itself that it is too large; negative when nothing is said. */
    public static void refuseLarger(long told, long largest, String name) {
        if (told > largest) {
            throw tooLarge(largest, name);
        }
    }

    /**
     * Passes all of it on; refuses what is too large or breaks off.
     *
     * @param name what the refusal calls it, as "A file"
     * @throws IOException when it cannot be kept, as on a full disk
     */
    public static void pass(InputStream sent, OutputStream kept, long largest, String name)
            throws IOException {
        byte[] buffer = new byte[PIECE];
        long size = 0;
        for (int read = next(sent, buffer); read >= 0; read = next(sent, buffer)) {
            size += read;
            refuseLarger(size, largest, name);
            kept.write(buffer, 0, read);
        }
    }

    private static Refusal tooLarge(long largest, String name) {
        return Refusal.of(ProblemCode.TOO_LARGE, name + " may have " + largest + " bytes at most.");
    }

    /** The refusal when it cannot be kept. */
    public static Refusal notKept() {
        return Refusal.unavailable(
                "The file cannot be kept right now; send it again later.", RETRY_AFTER_SECONDS);
    }

    private static int next(InputStream sent, byte[] buffer) {
        try {
            return sent.read(buffer);
        } catch (IOException e) {
            throw Refusal.of(ProblemCode.MALFORMED, "The file broke off; send it again.");
        }
    }
}
