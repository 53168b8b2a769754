package vigil.cases.triage;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.cases.bulk.BulkClosingView;
import vigil.cases.bulk.BulkReader;
import vigil.cases.pages.Form;
import vigil.cases.pages.OpenWords;
import vigil.cases.pages.Versions;
import vigil.cases.triage.BulkDesk.SeenClosing;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;

/**
 * Closings of many alerts at once. {@code If-Match} names the version that was seen; when it is
 * another by now, the problem shows the closing as it stands.
 */
@RestController
@Tag(name = "Bulk closings")
class BulkClosingsController {

    private static final String ALL = "/v1/queue/bulk-closings";
    private static final String ONE = ALL + "/{bulkClosingId}";
    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private final BulkDesk desk;
    private final BulkReader reader;

    BulkClosingsController(BulkDesk desk, BulkReader reader) {
        this.desk = desk;
        this.reader = reader;
    }

    /** The shape of an approval. */
    @Schema(name = "BulkApprovalForm")
    record Approval(
            @Schema(description = "Why, up to 10,000 characters; may be missing")
                    @Nullable String words) {}

    /** The shape of a refusal. */
    @Schema(name = "BulkRefusalForm")
    record Refused(@Schema(description = "Why, 1 to 10,000 characters") String words) {}

    @Operation(
            operationId = "bulkClosings",
            summary = "Closings of many alerts at once, the newest first")
    @GetMapping(path = ALL, produces = JSON)
    Page<BulkClosingView> list(
            Caller caller,
            @Parameter(
                            description =
                                    "done, waiting, approved, refused or withdrawn, several with commas; waiting when absent")
                    @RequestParam(required = false)
                    @Nullable String state,
            @ParameterObject Page.Query page) {
        return reader.page(caller, state, page.cut());
    }

    @Operation(
            operationId = "bulkClosingCounts",
            summary = "How many bulk closings wait for a second officer")
    @GetMapping(path = ALL + "/counts", produces = JSON)
    BulkClosingView.Counts counts(Caller caller) {
        return reader.counts(caller);
    }

    @Operation(
            operationId = "bulkClosing",
            summary = "A bulk closing with the alerts that it would close, as they stand now",
            description = "Its version is the ETag.")
    @GetMapping(path = ONE, produces = JSON)
    ResponseEntity<BulkClosingView.Detail> one(Caller caller, @PathVariable String bulkClosingId) {
        BulkClosingView.Detail detail = reader.detail(caller, Filter.id(bulkClosingId));
        return ResponseEntity.ok().eTag(Versions.tag(detail.summary().version())).body(detail);
    }

    @Operation(
            operationId = "approveBulkClosing",
            summary = "Approve what another officer closes in bulk",
            description =
                    "What still waits of it is closed with that. Who asked for it cannot approve; somebody else must.")
    @RequestBody(
            content = @Content(mediaType = JSON, schema = @Schema(implementation = Approval.class)))
    @PostMapping(path = ONE + "/approvals", produces = JSON)
    ResponseEntity<BulkClosingView> approve(
            Caller caller,
            @PathVariable String bulkClosingId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.perhaps(request);
        String words = OpenWords.perhaps(form, "words", caller);
        form.done();
        return tagged(desk.approve(caller, seen(bulkClosingId, ifMatch), words));
    }

    @Operation(
            operationId = "refuseBulkClosing",
            summary = "Refuse what another officer closes in bulk",
            description = "Its alerts stand as before; who asked is told.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = JSON, schema = @Schema(implementation = Refused.class)))
    @PostMapping(path = ONE + "/refusals", consumes = JSON, produces = JSON)
    ResponseEntity<BulkClosingView> refuse(
            Caller caller,
            @PathVariable String bulkClosingId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.of(request);
        String words = OpenWords.of(form, "words", caller);
        form.done();
        return tagged(desk.refuse(caller, seen(bulkClosingId, ifMatch), words));
    }

    @Operation(
            operationId = "withdrawBulkClosing",
            summary = "Take back one's own wish to close many alerts")
    @PostMapping(path = ONE + "/withdrawals", produces = JSON)
    ResponseEntity<BulkClosingView> withdraw(
            Caller caller,
            @PathVariable String bulkClosingId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return tagged(desk.withdraw(caller, seen(bulkClosingId, ifMatch)));
    }

    private static SeenClosing seen(String id, @Nullable String ifMatch) {
        return new SeenClosing(Filter.id(id), Versions.expected(ifMatch));
    }

    private static ResponseEntity<BulkClosingView> tagged(BulkClosingView view) {
        return ResponseEntity.ok().eTag(Versions.tag(view.version())).body(view);
    }
}
