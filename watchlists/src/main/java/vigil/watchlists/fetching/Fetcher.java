package vigil.watchlists.fetching;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vigil.watchlists.fetching.Fetched.Arrived;
import vigil.watchlists.fetching.Fetched.Failed;
import vigil.watchlists.fetching.Fetched.Mark;
import vigil.watchlists.fetching.Fetched.NotModified;
import vigil.watchlists.versions.FileHash;

/**
 * Gets files from {@code file:}, {@code http:} and {@code https:} addresses, never more than a
 * limit, never longer than a time. Redirections are followed, but never from https to http.
 */
public final class Fetcher implements AutoCloseable {
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    private final HttpClient client;
    private final long mostBytes;
    private final Duration timeout;

    /**
     * A fetcher.
     *
     * @param mostBytes of one file, as it is sent
     * @param timeout from the question to the last byte
     */
    public Fetcher(long mostBytes, Duration timeout) {
        this.mostBytes = mostBytes;
        this.timeout = timeout;
        this.client =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .connectTimeout(timeout)
                        .build();
    }

    /**
     * Gets a file.
     *
     * @param known what was said of the file that is here already
     * @param into the file to write; void unless it arrived
     * @throws InterruptedException when the thread is
     */
    public Fetched fetch(URI address, Mark known, Path into) throws InterruptedException {
        String scheme = String.valueOf(address.getScheme());
        try {
            return switch (scheme) {
                case "file" -> copy(Path.of(address), into);
                case "http", "https" -> download(address, known, into);
                default -> new Failed("an address starts with file:, http: or https:");
            };
        } catch (IOException | IllegalArgumentException e) {
            return new Failed("the file cannot be got: " + reason(e));
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private Fetched copy(Path from, Path into) throws IOException {
        if (!Files.isRegularFile(from)) {
            return new Failed("there is no such file");
        }
        try (InputStream in = Files.newInputStream(from);
                OutputStream out = Files.newOutputStream(into)) {
            byte[] buffer = new byte[1 << 16];
            long all = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                all += read;
                if (all > mostBytes) {
                    return tooLarge();
                }
                out.write(buffer, 0, read);
            }
        }
        return new Arrived(into, FileHash.of(into), Mark.NONE);
    }

    private Fetched download(URI address, Mark known, Path into)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address)
                        .timeout(timeout)
                        .header("User-Agent", "Vigil")
                        .GET();
        if (!known.entityTag().isEmpty()) {
            request.header("If-None-Match", known.entityTag());
        }
        if (!known.lastModified().isEmpty()) {
            request.header("If-Modified-Since", known.lastModified());
        }
        CompletableFuture<HttpResponse<Path>> answer =
                client.sendAsync(
                        request.build(),
                        BodyHandlers.limiting(BodyHandlers.ofFile(into), mostBytes));
        try {
            return taken(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return new Failed("the publisher took longer than " + timeout.toSeconds() + " s");
        } catch (ExecutionException e) {
            return new Failed("the file cannot be got: " + reason(e));
        } finally {
            answer.cancel(true);
        }
    }

    private Fetched taken(HttpResponse<Path> answer) throws IOException {
        return switch (answer.statusCode()) {
            case OK -> new Arrived(answer.body(), FileHash.of(answer.body()), mark(answer));
            case NOT_MODIFIED -> new NotModified();
            default -> new Failed("the publisher answers " + answer.statusCode());
        };
    }

    private static Mark mark(HttpResponse<?> answer) {
        HttpHeaders headers = answer.headers();
        return new Mark(
                headers.firstValue("ETag").orElse(""),
                headers.firstValue("Last-Modified").orElse(""));
    }

    private Fetched tooLarge() {
        return new Failed("the file has more than " + mostBytes + " bytes");
    }

    private static String reason(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String message = deepest.getMessage();
        return message == null || message.isBlank() ? deepest.getClass().getSimpleName() : message;
    }
}
