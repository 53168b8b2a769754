package vigil.kernel.requests;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.Problem;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/**
 * Server-sent events (HTML Living Standard, 9.2) of a house. A stream ends with the token that
 * opened it, and when the house stops; the reader comes back with {@code Last-Event-ID} and misses
 * nothing.
 */
public final class EventStream implements SmartLifecycle {

    private static final int RADIX = 36;
    private static final int RETRY_AFTER_SECONDS = 10;
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);

    private final String name;
    private final InstantSource clock;
    private final Semaphore streams;
    private volatile boolean running;

    /**
     * @param name of its events
     * @param most streams at once
     */
    public EventStream(String name, int most, InstantSource clock) {
        this.name = name;
        this.clock = clock;
        this.streams = new Semaphore(most);
    }

    /**
     * An event.
     *
     * @param number its place, which a reader comes back with
     */
    public record Event(long number, String json) {}

    /** One reader's way through the events; for one thread. */
    @FunctionalInterface
    public interface Reader {

        /** What comes next; empty when nothing came for a while. */
        List<Event> next() throws InterruptedException;
    }

    /** The place that a reader comes back with; null when it begins now. */
    public static @Nullable Long last(@Nullable String lastEventId) {
        try {
            return lastEventId == null ? null : (Long) Long.parseLong(lastEventId, RADIX);
        } catch (NumberFormatException e) {
            throw Refusal.of(
                    ProblemCode.VALIDATION_FAILED,
                    "A header is not acceptable.",
                    List.of(FieldError.of("Last-Event-ID", "is not the id of an event")));
        }
    }

    /** Writes what a reader brings for as long as it may; refuses when all streams are taken. */
    public void write(HttpServletResponse response, Supplier<Reader> opened) throws IOException {
        if (!streams.tryAcquire()) {
            throw new Refusal(
                    Problem.of(
                                    ProblemCode.TOO_MANY_REQUESTS,
                                    "All streams are taken; read pages, or come back later.")
                            .retryAfter(RETRY_AFTER_SECONDS));
        }
        try {
            Reader reader = opened.get();
            response.setContentType("text/event-stream");
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            follow(reader, response, end(SecurityContextHolder.getContext().getAuthentication()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            streams.release();
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false; // Before the web server drains: a stream would keep it waiting.
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void follow(Reader reader, HttpServletResponse response, Instant end)
            throws IOException, InterruptedException {
        write(response, "retry: 1000\n\n");
        while (running && clock.instant().isBefore(end)) {
            StringBuilder text = new StringBuilder();
            for (Event event : reader.next()) {
                text.append("id: ").append(Long.toString(event.number(), RADIX));
                text.append("\nevent: ").append(name);
                text.append("\ndata: ").append(event.json()).append("\n\n");
            }
            // A comment now and then tells both ends that the other is there.
            write(response, text.isEmpty() ? ":\n\n" : text.toString());
        }
    }

    private static void write(HttpServletResponse response, String text) throws IOException {
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }

    private Instant end(@Nullable Authentication authentication) {
        Instant latest = clock.instant().plus(LONGEST_LIFE);
        return authentication != null
                        && authentication.getCredentials() instanceof Jwt token
                        && token.getExpiresAt() != null
                        && token.getExpiresAt().isBefore(latest)
                ? token.getExpiresAt()
                : latest;
    }
}
