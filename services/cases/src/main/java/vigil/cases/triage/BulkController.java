package vigil.cases.triage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.cases.pages.Conflict;
import vigil.cases.pages.Form;
import vigil.cases.queue.ItemView;
import vigil.cases.queue.Narrowing;
import vigil.cases.queue.QueueReader;
import vigil.cases.triage.TriageDesk.Doing;
import vigil.cases.triage.TriageDesk.Seen;
import vigil.kernel.identity.Caller;
import vigil.kernel.problems.Problem;
import vigil.kernel.problems.Refusal;

/** Does one act to many items, each in a transaction of its own. */
@RestController
@Tag(name = "Triage")
class BulkController {

    private final TriageDesk desk;
    private final QueueReader queue;

    BulkController(TriageDesk desk, QueueReader queue) {
        this.desk = desk;
        this.queue = queue;
    }

    /** The shape of a request. */
    @Schema(name = "BulkForm")
    record Shape(
            @Schema(
                            allowableValues = {
                                "review", "dispose", "confirm", "assign", "snooze", "wake",
                                "reopen", "tag", "untag"
                            })
                    String act,
            @Schema(description = "On these, as they were seen; at most 1000")
                    @Nullable List<ShapeItem> items,
            @Schema(description = "Or on all that match: the parameters of GET /v1/queue")
                    @Nullable Narrowing matching,
            @Schema(description = "Of those that match, 1 to 1000; 1000 when absent")
                    @Nullable Integer atMost,
            @Schema(description = "For dispose") @Nullable String disposition,
            @Schema(
                            description =
                                    "For dispose, in the officer's words; a code for snooze and reopen")
                    @Nullable String reason,
            @Schema(description = "For dispose") @Nullable List<String> redFlags,
            @Schema(description = "For assign: a login, 'me', or null for nobody")
                    @Nullable String assignee,
            @Schema(
                            description =
                                    "For assign: logins, each item to that one who has the least open, of those who know its typology where some do")
                    @Nullable List<String> officers,
            @Schema(description = "For snooze", format = "date-time") @Nullable String until,
            @Schema(description = "For tag and untag: 1 to 20") @Nullable List<String> tags) {}

    /** An item as it was seen. */
    @Schema(name = "BulkItem")
    record ShapeItem(String itemId, int version) {}

    /**
     * What became of one item.
     *
     * @param status as of a request for this item alone
     * @param version afterwards; absent when it was refused
     */
    @Schema(name = "BulkRow")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            String itemId,
            int status,
            @Nullable Integer version,
            @Nullable String state,
            @Nullable Problem problem) {}

    /** A row for each item, in the order of the request. */
    @Schema(name = "BulkAnswer")
    record Answer(List<Row> rows, int done, int refused) {

        Answer {
            rows = List.copyOf(rows);
        }
    }

    @Operation(
            operationId = "triageInBulk",
            summary = "Do one act to many items, with one reason",
            description = "Each row stands for itself: what is refused holds nothing up.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Shape.class)))
    @ApiResponse(responseCode = "207", description = "A row for each item")
    @PostMapping(
            path = "/v1/queue/bulk",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answer> bulk(
            Caller caller, @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.of(request);
        Bulk bulk = Bulk.of(form);
        Doing doing = bulk.doing(desk, caller, form);
        form.done();
        Narrowing matching = bulk.matching();
        List<Seen> items =
                matching == null
                        ? bulk.named()
                        : queue.matching(caller, matching, bulk.atMost()).stream()
                                .map(id -> new Seen(id, null))
                                .toList();
        List<Row> rows = new ArrayList<>();
        items.forEach(seen -> rows.add(row(caller, seen, doing)));
        int done = (int) rows.stream().filter(row -> row.problem() == null).count();
        return ResponseEntity.status(HttpStatus.MULTI_STATUS)
                .body(new Answer(rows, done, rows.size() - done));
    }

    private Row row(Caller caller, Seen seen, Doing doing) {
        try {
            ItemView item = desk.act(caller, seen, doing);
            return new Row(item.itemId(), 200, item.version(), item.state(), null);
        } catch (Conflict e) {
            return refused(seen, e.problem());
        } catch (Refusal e) {
            return refused(seen, e.problem());
        }
    }

    private static Row refused(Seen seen, Problem problem) {
        return new Row(seen.item().toString(), problem.status(), null, null, problem);
    }
}
