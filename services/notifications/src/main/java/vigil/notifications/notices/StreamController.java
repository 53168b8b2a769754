package vigil.notifications.notices;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.identity.Caller;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.Problem;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/**
 * Notices as server-sent events. A stream ends with the token that opened it, and when the house
 * stops; the reader comes back with {@code Last-Event-ID} and misses nothing.
 */
@RestController
@Tag(name = "Notifications")
class StreamController implements SmartLifecycle {

    private static final int LARGEST_NUMBER_OF_STREAMS = 1_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int RADIX = 36;
    private static final int RETRY_AFTER_SECONDS = 10;
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);

    private final NoticeFeed feed;
    private final InstantSource clock;
    private final Semaphore streams = new Semaphore(LARGEST_NUMBER_OF_STREAMS);
    private volatile boolean running;

    StreamController(NoticeFeed feed, InstantSource clock) {
        this.feed = feed;
        this.clock = clock;
    }

    @Operation(
            operationId = "notificationStream",
            summary = "What you are told as it is told, as server-sent events",
            description =
                    "Each event has an id; sent back as Last-Event-ID it resumes behind that notice. Without it the stream begins now.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = NoticeView.class)))
    @GetMapping(path = "/v1/notifications/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            Caller caller,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        Long last = lastEventId == null ? null : number(lastEventId);
        if (!streams.tryAcquire()) {
            throw new Refusal(
                    Problem.of(
                                    ProblemCode.TOO_MANY_REQUESTS,
                                    "All streams are taken; read pages, or come back later.")
                            .retryAfter(RETRY_AFTER_SECONDS));
        }
        try {
            NoticeFeed.Reader reader = feed.reader(caller, last);
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
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

    private void follow(NoticeFeed.Reader reader, HttpServletResponse response, Instant end)
            throws IOException, InterruptedException {
        write(response, "retry: 1000\n\n");
        while (running && clock.instant().isBefore(end)) {
            List<NoticeRows.Told> events = reader.next();
            StringBuilder text = new StringBuilder();
            for (NoticeRows.Told event : events) {
                text.append("id: ").append(Long.toString(event.number(), RADIX));
                text.append("\nevent: notification\ndata: ");
                text.append(JSON.writeValueAsString(event.view())).append("\n\n");
            }
            // A comment now and then tells both ends that the other is there.
            write(response, events.isEmpty() ? ":\n\n" : text.toString());
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

    private static long number(String lastEventId) {
        try {
            return Long.parseLong(lastEventId, RADIX);
        } catch (NumberFormatException e) {
            throw Refusal.of(
                    ProblemCode.VALIDATION_FAILED,
                    "A header is not acceptable.",
                    List.of(FieldError.of("Last-Event-ID", "is not the id of an event")));
        }
    }
}
