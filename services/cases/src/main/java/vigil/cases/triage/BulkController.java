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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.cases.pages.Conflict;
import vigil.cases.pages.Form;
import vigil.cases.pages.Words;
import vigil.cases.queue.Item;
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
    private final BulkDesk closings;
    private final QueueReader queue;

    BulkController(TriageDesk desk, BulkDesk closings, QueueReader queue) {
        this.desk = desk;
        this.closings = closings;
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

    /**
     * A row for each item, in the order of the request.
     *
     * @param bulkClosingId what waits for a second officer; absent where nothing does
     */
    @Schema(name = "BulkAnswer")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(List<Row> rows, int done, int refused, @Nullable String bulkClosingId) {

        Answer {
            rows = List.copyOf(rows);
        }

        static Answer of(List<Row> rows, @Nullable UUID waiting) {
            int done = (int) rows.stream().filter(row -> row.problem() == null).count();
            return new Answer(
                    rows, done, rows.size() - done, waiting == null ? null : waiting.toString());
        }
    }

    @Operation(
            operationId = "triageInBulk",
            summary = "Do one act to many items, with one reason",
            description =
                    "Each row stands for itself: what is refused holds nothing up. From a declared number of alerts on, closing them waits for a second officer, who sees all of it at /v1/queue/bulk-closings.")
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
        Judgement judgement = bulk.judgement(caller, form);
        Doing doing = bulk.doing(desk, caller, form, judgement);
        form.done();
        List<Seen> items = items(caller, bulk);
        Answer answer =
                judgement != null && judgement.disposition().closes()
                        ? closed(closings.close(caller, items, judgement))
                        : Answer.of(
                                items.stream().map(seen -> row(caller, seen, doing)).toList(),
                                null);
        return ResponseEntity.status(HttpStatus.MULTI_STATUS).body(answer);
    }

    private List<Seen> items(Caller caller, Bulk bulk) {
        Narrowing matching = bulk.matching();
        return matching == null
                ? bulk.named()
                : queue.matching(caller, matching, bulk.atMost()).stream()
                        .map(id -> new Seen(id, null))
                        .toList();
    }

    private static Answer closed(BulkDesk.Closed closed) {
        return Answer.of(
                closed.outcomes().stream().map(BulkController::row).toList(), closed.waiting());
    }

    private static Row row(BulkDesk.Outcome outcome) {
        Item after = outcome.after();
        Problem problem = outcome.problem();
        String id = outcome.item().toString();
        return after == null
                ? new Row(id, problem == null ? 500 : problem.status(), null, null, problem)
                : new Row(id, 200, after.version(), Words.of(after.standing().state()), null);
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
