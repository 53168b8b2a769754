package vigil.launcher.demo;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import vigil.launcher.door.FrontDoor;
import vigil.launcher.terminal.Progress;
import vigil.launcher.terminal.Trouble;

/** Sends a file of transactions to the file intake, as a stream. */
final class FileSender {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int OK = 200;

    private final FrontDoor door;

    FileSender(FrontDoor door) {
        this.door = door;
    }

    /** Sends all rows; returns when every one is decided, with how long it took. */
    Duration send(Path file, String key, long rows) {
        Progress progress = Progress.onScreen("transactions through the file intake");
        HttpRequest request =
                door.request("/v1/transaction-files?format=amlworld")
                        .timeout(PATIENCE)
                        .header("Content-Type", "text/csv")
                        .header("Idempotency-Key", key)
                        .POST(
                                HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new Counting(opened(file), rows, progress)))
                        .build();
        long begun = System.nanoTime();
        HttpResponse<String> answer = door.send(request, HttpResponse.BodyHandlers.ofString());
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        progress.end();
        if (answer.statusCode() != OK) {
            throw new Trouble(
                    "The file intake answered %d: %s"
                            .formatted(answer.statusCode(), answer.body()));
        }
        requireAll(FrontDoor.json(answer.body()), rows);
        return took;
    }

    private static void requireAll(JsonNode file, long rows) {
        if (!file.path("state").asString().equals("completed")
                || file.path("accepted").asLong() != rows) {
            throw new Trouble("The file intake did not take every row: " + file);
        }
    }

    private static InputStream opened(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts the rows that have left. */
    private static final class Counting extends FilterInputStream {

        private final double rows;
        private final Progress progress;
        private long sent = -1; // The header is no row.

        private Counting(InputStream in, long rows, Progress progress) {
            super(in);
            this.rows = rows;
            this.progress = progress;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            for (int i = offset; i < offset + read; i++) {
                if (bytes[i] == '\n' && ++sent > 0) {
                    progress.step(sent / rows);
                }
            }
            return read;
        }
    }
}
