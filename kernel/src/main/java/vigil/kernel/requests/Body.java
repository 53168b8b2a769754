package vigil.kernel.requests;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/** Request bodies in bounded memory. */
public final class Body {

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
            // Of the length that was told at once: the usual way begins with 16 KB for each body.
            byte[] read = told < 0 ? body.readNBytes(largest + 1) : readExactly(body, (int) told);
            if (read.length > largest) {
                throw tooLarge(largest, name);
            }
            return read;
        } catch (IOException e) {
            throw brokeOff();
        }
    }

    private static byte[] readExactly(InputStream body, int length) throws IOException {
        byte[] read = new byte[length];
        if (body.readNBytes(read, 0, length) < length) {
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
