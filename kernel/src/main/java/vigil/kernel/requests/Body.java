package vigil.kernel.requests;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/** Request bodies in bounded memory. */
public final class Body {

    private static final int AT_FIRST = 64 * 1024;

    private Body() {}

    /**
     * The whole body; one that is larger is refused, where its length is told before it is read.
     *
     * @param name what the refusal calls it, as "The body"
     */
    public static byte[] read(HttpServletRequest request, int largest, String name) {
        long told = request.getContentLengthLong();
        if (told > largest) {
            throw tooLarge(largest, name);
        }
        try (InputStream body = request.getInputStream()) {
            byte[] read = told < 0 ? body.readNBytes(largest + 1) : readExactly(body, (int) told);
            if (read.length > largest) {
                throw tooLarge(largest, name);
            }
            return read;
        } catch (IOException e) {
            throw brokeOff();
        }
    }

    /**
     * A small body in its own length at once, and of a large one twice what has arrived: who tells
     * a length and sends nothing takes no memory.
     */
    private static byte[] readExactly(InputStream body, int length) throws IOException {
        byte[] read = new byte[Math.min(length, AT_FIRST)];
        int arrived = body.readNBytes(read, 0, read.length);
        while (arrived == read.length && arrived < length) {
            read = Arrays.copyOf(read, (int) Math.min(length, 2L * arrived));
            arrived += body.readNBytes(read, arrived, read.length - arrived);
        }
        if (arrived < length) {
            throw brokeOff();
        }
        return read;
    }

    private static Refusal brokeOff() {
        return Refusal.of(ProblemCode.MALFORMED, "The body broke off.");
    }

    private static Refusal tooLarge(int largest, String name) {
        return Refusal.of(ProblemCode.TOO_LARGE, name + " may have " + largest + " bytes at most.");
    }
}
