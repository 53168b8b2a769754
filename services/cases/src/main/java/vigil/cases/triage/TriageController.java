package vigil.cases.triage;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vigil.cases.pages.Form;
import vigil.cases.pages.Versions;
import vigil.cases.queue.ItemView;
import vigil.cases.triage.TriageDesk.Doing;
import vigil.cases.triage.TriageDesk.Seen;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Filter;

/**
 * Works on one item. {@code If-Match} names the version that was seen; when it is another by now,
 * the problem shows the item as it stands.
 */
@RestController
@Tag(name = "Triage")
class TriageController {

    private static final String ITEM = "/v1/queue/{id}";
    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private final TriageDesk desk;

    TriageController(TriageDesk desk) {
        this.desk = desk;
    }

    @Operation(
            operationId = "nextItem",
            summary = "Take the most urgent item that nobody has",
            description =
                    "It is the caller's, in review and kept for the caller. 204 when there is none.")
    @ApiResponse(responseCode = "200", description = "The item")
    @ApiResponse(responseCode = "204", description = "Nothing waits", content = @Content)
    @PostMapping(path = "/v1/queue/next", produces = JSON)
    ResponseEntity<ItemView> next(Caller caller) {
        return desk.next(caller)
                .map(TriageController::tagged)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @Operation(
            operationId = "reviewItem",
            summary = "Take an item into review",
            description = "Who takes what nobody had is its officer. It is kept for the caller.")
    @PostMapping(path = ITEM + "/reviews", produces = JSON)
    ResponseEntity<ItemView> review(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return act(caller, id, ifMatch, desk.review());
    }

    @Operation(
            operationId = "disposeItem",
            summary = "Decide an item",
            description =
                    "escalated keeps it open for an investigation, everything else closes it. From a declared score on, closing waits for a second officer. Screening hits are judged at /v1/screening/hits/{id}/judgements, and their items follow; here they can be escalated.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = Forms.DispositionForm.class)))
    @PostMapping(path = ITEM + "/dispositions", consumes = JSON, produces = JSON)
    ResponseEntity<ItemView> dispose(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.of(request);
        Judgement judgement = Judgement.of(form, caller);
        form.done();
        return act(caller, id, ifMatch, desk.dispose(judgement));
    }

    @Operation(
            operationId = "confirmItem",
            summary = "Confirm what another officer has decided",
            description = "It takes effect with that. Who decided cannot confirm.")
    @PostMapping(path = ITEM + "/confirmations", produces = JSON)
    ResponseEntity<ItemView> confirm(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return act(caller, id, ifMatch, desk.confirm());
    }

    @Operation(
            operationId = "withdrawItemProposal",
            summary = "Take back, or turn down, what waits for a second officer")
    @PostMapping(path = ITEM + "/withdrawals", produces = JSON)
    ResponseEntity<ItemView> withdraw(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return act(caller, id, ifMatch, desk.withdraw());
    }

    @Operation(operationId = "assignItem", summary = "Give an item to an officer, or to nobody")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = Forms.AssigneeForm.class)))
    @PutMapping(path = ITEM + "/assignee", consumes = JSON, produces = JSON)
    ResponseEntity<ItemView> assign(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.of(request);
        String officer = form.optionalId("assignee");
        form.done();
        return act(
                caller,
                id,
                ifMatch,
                desk.assign("me".equals(officer) ? caller.login() : officer, null));
    }

    @Operation(operationId = "snoozeItem", summary = "Put an item aside until a time")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = Forms.SnoozeForm.class)))
    @PostMapping(path = ITEM + "/snoozes", consumes = JSON, produces = JSON)
    ResponseEntity<ItemView> snooze(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.of(request);
        Instant until = form.time("until");
        SnoozeReason reason = form.word("reason", SnoozeReason.class);
        form.done();
        return act(caller, id, ifMatch, desk.snooze(until, reason));
    }

    @Operation(operationId = "wakeItem", summary = "Take back what was put aside")
    @PostMapping(path = ITEM + "/wakes", produces = JSON)
    ResponseEntity<ItemView> wake(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return act(caller, id, ifMatch, desk.wake());
    }

    @Operation(operationId = "reopenItem", summary = "Work again on what was closed")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = Forms.ReopeningForm.class)))
    @PostMapping(path = ITEM + "/reopenings", consumes = JSON, produces = JSON)
    ResponseEntity<ItemView> reopen(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.of(request);
        ReopeningReason reason = form.word("reason", ReopeningReason.class);
        form.done();
        return act(caller, id, ifMatch, desk.reopen(reason));
    }

    @Operation(
            operationId = "holdItem",
            summary = "Keep an item for the caller, or go on keeping it",
            description =
                    "Until then nobody else changes it: they are told who has it, and since when. It ends by itself.")
    @PostMapping(path = ITEM + "/locks", produces = JSON)
    ItemView.LockView hold(Caller caller, @PathVariable String id) {
        return desk.hold(caller, Filter.id(id));
    }

    @Operation(
            operationId = "releaseItem",
            summary = "Let go of an item",
            description = "A supervisor may take it out of another officer's hands.")
    @ApiResponse(responseCode = "204", description = "Nobody has it", content = @Content)
    @DeleteMapping(ITEM + "/locks")
    ResponseEntity<Void> release(Caller caller, @PathVariable String id) {
        desk.release(caller, Filter.id(id));
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<ItemView> act(
            Caller caller, String id, @Nullable String ifMatch, Doing doing) {
        return tagged(desk.act(caller, new Seen(Filter.id(id), Versions.expected(ifMatch)), doing));
    }

    private static ResponseEntity<ItemView> tagged(ItemView item) {
        return ResponseEntity.ok().eTag(Versions.tag(item.version())).body(item);
    }
}
