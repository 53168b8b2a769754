package vigil.kernel.requests;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.problems.Problem;
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

    /**
     * Room for what lies in memory or comes slowly: so much at once, and of one institution no more
     * than its share, so that nobody fills it for all. Whoever finds none in time is told to come
     * again.
     */
    public static final class Room {

        private static final int RETRY_AFTER_SECONDS = 10;

        private final int places;
        private final int share;
        private final Duration patience;
        private final Map<InstitutionId, Integer> taken = new HashMap<>();
        private int all;

        /**
         * @param places for all
         * @param share of them that one institution may have
         * @param patience how long to wait for one
         */
        public Room(int places, int share, Duration patience) {
            this.places = places;
            this.share = share;
            this.patience = patience;
        }

        /** A place that was taken; closed once, it is free. */
        public interface Place extends AutoCloseable {
            @Override
            void close();
        }

        /**
         * Takes a place.
         *
         * @param what lies there, for the refusal with 429, as "files"
         */
        public synchronized Place take(InstitutionId institution, String what) {
            long end = System.nanoTime() + patience.toNanos();
            while (all >= places || taken.getOrDefault(institution, 0) >= share) {
                long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (millis <= 0 || !slept(millis)) {
                    throw new Refusal(
                            Problem.of(
                                            ProblemCode.TOO_MANY_REQUESTS,
                                            "As many "
                                                    + what
                                                    + " are under way as can be; come again later.")
                                    .retryAfter(RETRY_AFTER_SECONDS));
                }
            }
            all++;
            taken.merge(institution, 1, Integer::sum);
            return () -> free(institution);
        }

        private boolean slept(long millis) {
            try {
                wait(millis);
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private synchronized void free(InstitutionId institution) {
            all--;
            taken.computeIfPresent(institution, (id, many) -> many == 1 ? null : many - 1);
            notifyAll();
        }
    }

    private static Refusal brokeOff() {
        return Refusal.of(ProblemCode.MALFORMED, "The body broke off.");
    }

    private static Refusal tooLarge(int largest, String name) {
        return Refusal.of(ProblemCode.TOO_LARGE, name + " may have " + largest + " bytes at most.");
    }
}
