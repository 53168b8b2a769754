package vigil.bench.peers;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.zip.GZIPOutputStream;
import vigil.launcher.door.FrontDoor;
import vigil.launcher.state.StateFolder;
import vigil.launcher.terminal.Trouble;

/**
 * Payments of the past, brought in as a file.
 *
 * @param number of the first one in its work, so that none is the same as one brought in before
 * @param count spread evenly over the time
 */
record History(Work work, long number, long count, Instant from, Duration time) {

    private static final String HEADER =
            "Timestamp,From Bank,Account,To Bank,Account,Amount Received,Receiving Currency,Amount Paid,Payment Currency,Payment Format,Is Laundering\n";
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm").withZone(ZoneOffset.UTC);

    /** Returns when every one of them is decided. */
    void bringIn(StateFolder state, String institution) throws IOException {
        Path file = Files.createTempFile(state.temporary(), "history", ".csv.gz");
        try {
            write(file);
            FrontDoor door = FrontDoor.of(state, institution, "machine");
            HttpRequest request =
                    door.request("/v1/transaction-files?format=amlworld")
                            .timeout(Duration.ofMinutes(30))
                            .header("Content-Type", "text/csv")
                            .header("Content-Encoding", "gzip")
                            .header(
                                    "Idempotency-Key",
                                    "peers-" + Long.toString(System.nanoTime(), 36))
                            .POST(HttpRequest.BodyPublishers.ofFile(file))
                            .build();
            HttpResponse<String> answer = door.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200
                    || FrontDoor.json(answer.body()).path("accepted").asLong() != count) {
                throw new Trouble(
                        "The history was answered with "
                                + answer.statusCode()
                                + ": "
                                + answer.body());
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    void write(Path file) throws IOException {
        try (BufferedWriter out =
                new BufferedWriter(
                        new OutputStreamWriter(
                                new GZIPOutputStream(Files.newOutputStream(file)),
                                StandardCharsets.UTF_8))) {
            out.write(HEADER);
            for (long i = 0; i < count; i++) {
                out.write(row(i));
            }
        }
    }

    private String row(long i) {
        Draw draw = work.draw(number + i);
        return "%s,%s,%s,%s,%s,%s,US Dollar,%s,US Dollar,%s,0\n"
                .formatted(
                        MINUTE.format(from.plusMillis(time.toMillis() * i / count)),
                        Draw.bank(draw.payer()),
                        draw.payer(),
                        Draw.bank(draw.payee()),
                        draw.payee(),
                        draw.amount(),
                        draw.amount(),
                        draw.cash() ? "Cash" : "ACH");
    }
}
