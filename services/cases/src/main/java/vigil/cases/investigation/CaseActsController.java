package vigil.cases.investigation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vigil.cases.casework.CaseView;
import vigil.cases.investigation.CaseDesk.Founding;
import vigil.cases.investigation.CaseDesk.Seen;
import vigil.cases.pages.Form;
import vigil.cases.pages.OpenWords;
import vigil.cases.pages.Tags;
import vigil.cases.pages.Versions;
import vigil.cases.settings.Severity;
import vigil.cases.triage.Judgement;
import vigil.cases.triage.ReopeningReason;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Filter;

/**
 * Moves a case. {@code If-Match} names the version that was seen; when it is another by now, the
 * problem shows the case as it stands.
 */
@RestController
@Tag(name = "Cases")
class CaseActsController {

    private static final String CASE = "/v1/cases/{id}";
    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private final CaseDesk desk;
    private final ClosingDesk closing;

    CaseActsController(CaseDesk desk, ClosingDesk closing) {
        this.desk = desk;
        this.closing = closing;
    }

    @Operation(operationId = "describeCase", summary = "Say otherwise what a case is about")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = CaseForms.Description.class)))
    @PutMapping(path = CASE + "/description", consumes = JSON, produces = JSON)
    ResponseEntity<CaseView> describe(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.of(request);
        Founding founding =
                new Founding(
                        form.text("title", CasesController.LONGEST_TITLE),
                        List.of(),
                        form.optionalId("typology"),
                        form.optionalWord("severity", Severity.class));
        Instant due = form.isAbsent("dueAt") ? null : form.time("dueAt");
        form.done();
        return tagged(desk.describe(caller, seen(id, ifMatch), founding, due));
    }

    @Operation(operationId = "assignCase", summary = "Give a case to an officer, or to nobody")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = CaseForms.Assignee.class)))
    @PutMapping(path = CASE + "/assignee", consumes = JSON, produces = JSON)
    ResponseEntity<CaseView> assign(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.of(request);
        String officer = form.optionalId("assignee");
        form.done();
        return tagged(
                desk.assign(
                        caller,
                        seen(id, ifMatch),
                        "me".equals(officer) ? caller.login() : officer));
    }

    @Operation(operationId = "tagCase", summary = "Say by which words a case is sorted")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = CaseForms.TagsOf.class)))
    @PutMapping(path = CASE + "/tags", consumes = JSON, produces = JSON)
    ResponseEntity<CaseView> tag(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.of(request);
        List<String> tags = Tags.of(form, "tags");
        form.done();
        return tagged(desk.tag(caller, seen(id, ifMatch), tags));
    }

    @Operation(operationId = "reviewCase", summary = "Begin to investigate")
    @PostMapping(path = CASE + "/reviews", produces = JSON)
    ResponseEntity<CaseView> review(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return tagged(desk.review(caller, seen(id, ifMatch)));
    }

    @Operation(
            operationId = "escalateCase",
            summary = "Bring a case before the supervisors",
            description = "It stays in its state.")
    @PostMapping(path = CASE + "/escalations", produces = JSON)
    ResponseEntity<CaseView> escalate(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return tagged(closing.escalate(caller, seen(id, ifMatch)));
    }

    @Operation(
            operationId = "proposeClosing",
            summary = "Say how a case shall end",
            description =
                    "It waits for another officer. Refused while steps of the checklist are left to do.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = CaseForms.Closing.class)))
    @PostMapping(path = CASE + "/closings", consumes = JSON, produces = JSON)
    ResponseEntity<CaseView> propose(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.of(request);
        Judgement judgement = Judgement.of(form, "outcome", caller);
        if (!judgement.disposition().closes()) {
            form.refuse("outcome", "is one that closes");
        }
        form.done();
        return tagged(closing.propose(caller, seen(id, ifMatch), judgement));
    }

    @Operation(
            operationId = "approveClosing",
            summary = "Approve how another officer wants to end a case",
            description = "It is closed with that, and its items with it. Nobody approves his own.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = CaseForms.Approval.class)))
    @PostMapping(path = CASE + "/approvals", produces = JSON)
    ResponseEntity<CaseView> approve(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.perhaps(request);
        String words = OpenWords.perhaps(form, "words", caller);
        form.done();
        return tagged(closing.approve(caller, seen(id, ifMatch), words));
    }

    @Operation(operationId = "rejectClosing", summary = "Turn down how a case shall end")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = CaseForms.Rejection.class)))
    @PostMapping(path = CASE + "/rejections", consumes = JSON, produces = JSON)
    ResponseEntity<CaseView> reject(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.of(request);
        String words = OpenWords.of(form, "words", caller);
        form.done();
        return tagged(closing.giveBack(caller, seen(id, ifMatch), words));
    }

    @Operation(
            operationId = "withdrawClosing",
            summary = "Take back one's own wish to close a case")
    @PostMapping(path = CASE + "/withdrawals", produces = JSON)
    ResponseEntity<CaseView> withdraw(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return tagged(closing.giveBack(caller, seen(id, ifMatch), null));
    }

    @Operation(operationId = "reopenCase", summary = "Work again on a closed case")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = CaseForms.Reopening.class)))
    @PostMapping(path = CASE + "/reopenings", consumes = JSON, produces = JSON)
    ResponseEntity<CaseView> reopen(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.of(request);
        ReopeningReason reason = form.word("reason", ReopeningReason.class);
        form.done();
        return tagged(closing.reopen(caller, seen(id, ifMatch), reason));
    }

    private static Seen seen(String id, @Nullable String ifMatch) {
        return new Seen(Filter.id(id), Versions.expected(ifMatch));
    }

    private static ResponseEntity<CaseView> tagged(CaseView view) {
        return ResponseEntity.ok().eTag(Versions.tag(view.version())).body(view);
    }
}
