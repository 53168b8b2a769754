package vigil.monitoring.decisions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.kernel.identity.Caller;
import vigil.kernel.requests.EventStream;

/** Decisions as server-sent events. */
@RestController
@Tag(name = "Decisions")
class StreamController {

    private final DecisionFeed feed;
    private final EventStream stream;

    StreamController(DecisionFeed feed, EventStream stream) {
        this.feed = feed;
        this.stream = stream;
    }

    @Operation(
            operationId = "decisionStream",
            summary = "Decisions as they are made, as server-sent events",
            description =
                    "Each event has an id; sent back as Last-Event-ID it resumes behind that decision. Without it the stream begins now.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = DecisionView.class)))
    @GetMapping(path = "/v1/decisions/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            Caller caller,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @Parameter(description = "Leave out what met no scenario")
                    @RequestParam(defaultValue = "false")
                    boolean hitsOnly,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        Long last = EventStream.last(lastEventId);
        stream.write(response, () -> feed.reader(caller.institution(), last, hitsOnly));
    }
}
