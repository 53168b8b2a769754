package vigil.gateway.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.gateway.street.RecordingHouse;
import vigil.gateway.street.Street;
import vigil.gateway.street.Until;

class StreamsTest {

    private static final long MEGABYTE = 1024 * 1024;

    @TempDir private Path folder;

    @Test
    void anEventReachesTheReaderBeforeTheNextOneIsSent() throws Exception {
        try (Street street = Street.in(folder)) {
            street.monitoring().tell("one");
            HttpResponse<InputStream> answer =
                    street
                            .call("/v1/decisions/stream")
                            .allowed()
                            .with("Accept", "text/event-stream")
                            .stream();
            try (BufferedReader events = reader(answer)) {
                assertThat(events.readLine()).isEqualTo("data: one");
                street.monitoring().tell("two");
                assertThat(events.readLine()).isEmpty();
                assertThat(events.readLine()).isEqualTo("data: two");
            }
        }
    }

    @Test
    void aFileOf200MegabytesPassesThroughWithoutBeingHeld() throws Exception {
        try (Street street = Street.in(folder)) {
            long bytes = 200 * MEGABYTE;
            byte[] piece = new byte[(int) MEGABYTE];
            long before = usedAfterCollection();
            long[] most = new long[1];

            HttpResponse<String> answer =
                    street.call("/v1/transaction-files")
                            .allowed()
                            .sending(
                                    "text/csv",
                                    BodyPublishers.ofInputStream(() ->
                                            new Pieces(
                                                    piece,
                                                    bytes,
                                                    () -> {
                                                        most[0] =
                                                                Math.max(
                                                                        most[0],
                                                                        usedAfterCollection());
                                                    })))
                            .answer();

            assertThat(answer.body()).isEqualTo("{\"bytes\":" + bytes + "}");
            assertThat(most[0] - before).isLessThan(64 * MEGABYTE);
        }
    }

    @Test
    void aFileOfNamesMayBeLargerThanAMessage() throws Exception {
        long bytes = 16 * MEGABYTE;
        try (RecordingHouse screening = RecordingHouse.startAt(0);
                Street street =
                        Street.in(
                                folder,
                                Map.of(
                                        "VIGIL_GATEWAY_SCREENING",
                                        screening.address().toString()))) {
            HttpResponse<String> file = sentTo(street, "/v1/screening/jobs", bytes);
            HttpResponse<String> message = sentTo(street, "/v1/screening/searches", bytes);

            assertThat(file.body()).isEqualTo("{\"bytes\":" + bytes + "}");
            assertThat(message.statusCode()).isEqualTo(413);
        }
    }

    private static HttpResponse<String> sentTo(Street street, String path, long bytes)
            throws Exception {
        byte[] names = "Xantippe Quillfeather\n".repeat((int) (bytes / 22) + 1).getBytes(UTF_8);
        return street.call(path)
                .allowed()
                .sending(
                        path.endsWith("jobs") ? "text/csv" : "application/json",
                        BodyPublishers.ofByteArray(names, 0, (int) bytes))
                .answer();
    }

    @Test
    void onTheWayOutRequestsUnderWayAreAnsweredAndStreamsEnd() throws Exception {
        Street street = Street.in(folder);
        try {
            street.monitoring().hold();
            CompletableFuture<Integer> underWay =
                    CompletableFuture.supplyAsync(() -> status(street, "/v1/alerts/held"));
            street.monitoring().tell("one");
            HttpResponse<InputStream> stream =
                    street.call("/v1/decisions/stream").allowed().stream();
            BufferedReader events = reader(stream);
            assertThat(events.readLine()).isEqualTo("data: one");
            Until.holds(() ->
                    street.monitoring().seen().stream()
                            .anyMatch(seen -> seen.target().endsWith("/held")));

            CompletableFuture<Void> closed =
                    CompletableFuture.runAsync(() -> street.gateway().close());
            assertThat(rest(events)).containsExactly("", "retry: 1000", "");
            street.monitoring().letGo();

            assertThat(underWay.get(60, TimeUnit.SECONDS)).isEqualTo(200);
            closed.get(60, TimeUnit.SECONDS);
        } finally {
            street.close();
        }
    }

    @Test
    void aStreamEndsWithTheTokenThatOpenedIt() throws Exception {
        try (Street street = Street.in(folder)) {
            street.monitoring().tell("one");
            String token =
                    street.issuer()
                            .token(
                                    street.issuer()
                                            .claims()
                                            .expirationTime(Date.from(Instant.now().plusSeconds(5)))
                                            .build());
            BufferedReader events =
                    reader(street.call("/v1/decisions/stream").bearing(token).stream());

            assertThat(events.readLine()).isEqualTo("data: one");
            assertThat(rest(events)).containsExactly("", "retry: 1000", "");
        }
    }

    @Test
    void aStreamEndsWhenNobodyKnowsWhetherItsTokenHolds() throws Exception {
        Map<String, String> deaf =
                Map.of("VIGIL_TOKENS_BOUND", "3s", "VIGIL_KAFKA_BOOTSTRAP", "127.0.0.1:1");
        try (Street street = Street.in(folder, deaf)) {
            street.monitoring().tell("one");
            BufferedReader events = reader(street.call("/v1/decisions/stream").allowed().stream());

            assertThat(events.readLine()).isEqualTo("data: one");
            assertThat(endOf(events)).isTrue();
        }
    }

    private static int status(Street street, String path) {
        try {
            return street.call(path).allowed().status();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whole lines to the orderly end. */
    private static List<String> rest(BufferedReader events) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = events.readLine(); line != null; line = events.readLine()) {
            lines.add(line);
        }
        return lines;
    }

    private static boolean endOf(BufferedReader events) {
        try {
            String line = events.readLine();
            while (line != null) {
                line = events.readLine();
            }
            return true;
        } catch (IOException cutOff) {
            return true;
        }
    }

    private static BufferedReader reader(HttpResponse<InputStream> answer) {
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private static long usedAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The same piece over and over, with a look around every 32 pieces. */
    private static final class Pieces extends InputStream {
        private final byte[] piece;
        private final Runnable look;
        private long left;
        private int given;

        Pieces(byte[] piece, long bytes, Runnable look) {
            this.piece = piece;
            this.left = bytes;
            this.look = look;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("read in pieces");
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (left == 0) {
                return -1;
            }
            if (given++ % 4_096 == 0) {
                look.run();
            }
            int count = (int) Math.min(Math.min(length, piece.length), left);
            System.arraycopy(piece, 0, into, from, count);
            left -= count;
            return count;
        }
    }
}
