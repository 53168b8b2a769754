package vigil.cases.reports.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vigil.cases.pages.Form;
import vigil.cases.pages.Versions;
import vigil.cases.reports.FilingBody;
import vigil.cases.reports.FilingDesk;
import vigil.cases.reports.ReportDesk;
import vigil.cases.reports.ReportDesk.Made;
import vigil.cases.reports.ReportDesk.Seen;
import vigil.cases.reports.ReportView;
import vigil.cases.reports.life.ReportAct;
import vigil.cases.reports.life.ReportForms;
import vigil.filings.report.Filing;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Filter;

/**
 * Moves a report. {@code If-Match} names the version that was seen; when it is another by now, the
 * problem shows the report as it stands.
 */
@RestController
@Tag(name = "Reports")
class ReportActsController {

    private static final String REPORT = "/v1/reports/{id}";
    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final int MOST_RECORDS = 100;
    private static final int MOST_SENTENCES = 9_999;

    private final ReportDesk desk;
    private final FilingDesk filing;

    ReportActsController(ReportDesk desk, FilingDesk filing) {
        this.desk = desk;
        this.filing = filing;
    }

    @Operation(
            operationId = "writeReport",
            summary = "Write a report anew",
            description =
                    "It is a draft after that. Sentences of the narrative keep their records where they still say the same; others are flagged.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = ReportForms.Content.class)))
    @PutMapping(path = REPORT + "/content", consumes = JSON, produces = JSON)
    ResponseEntity<ReportView> write(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        Filing next = FilingBody.read(request);
        return tagged(desk.write(caller, seen(id, ifMatch), next));
    }

    @Operation(
            operationId = "proveReportSentence",
            summary = "Name records behind a sentence of the narrative, counted from 0")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = ReportForms.Records.class)))
    @PostMapping(path = REPORT + "/sentences/{sentence}/records", consumes = JSON, produces = JSON)
    ResponseEntity<ReportView> prove(
            Caller caller,
            @PathVariable String id,
            @PathVariable String sentence,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.of(request);
        List<String> records = form.texts("records", MOST_RECORDS);
        if (records.isEmpty()) {
            form.refuse("records", "is an array of 1 to " + MOST_RECORDS + " ids");
        }
        form.done();
        if (!sentence.matches("\\d{1,4}") || Integer.parseInt(sentence) > MOST_SENTENCES) {
            throw Filter.notFound();
        }
        return tagged(desk.prove(caller, seen(id, ifMatch), Integer.parseInt(sentence), records));
    }

    @Operation(
            operationId = "validateReport",
            summary = "Check a draft",
            description = "With findings it stays a draft: the problem shows them by field.")
    @PostMapping(path = REPORT + "/validations", produces = JSON)
    ResponseEntity<ReportView> validate(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return tagged(desk.validate(caller, seen(id, ifMatch)));
    }

    @Operation(operationId = "handInReport", summary = "Hand a report in for the second officer")
    @PostMapping(path = REPORT + "/reviews", produces = JSON)
    ResponseEntity<ReportView> handIn(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return tagged(desk.handIn(caller, seen(id, ifMatch)));
    }

    @Operation(
            operationId = "returnReport",
            summary = "Give a report back to its writers",
            description =
                    "From review, after approval, when it was to be given up, or after the authority's rejection; the words say what is to be mended.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = ReportForms.Return.class)))
    @PostMapping(path = REPORT + "/returns", consumes = JSON, produces = JSON)
    ResponseEntity<ReportView> giveBack(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.of(request);
        String words = form.text("words", Form.LONGEST_WORDS);
        form.done();
        return tagged(desk.giveBack(caller, seen(id, ifMatch), words));
    }

    @Operation(
            operationId = "approveReport",
            summary = "Approve a report",
            description = "Nobody who ever wrote in it can.")
    @PostMapping(path = REPORT + "/approvals", produces = JSON)
    ResponseEntity<ReportView> approve(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return tagged(desk.approve(caller, seen(id, ifMatch)));
    }

    @Operation(
            operationId = "submitReport",
            summary = "File an approved report",
            description = "It leaves once, however often this is sent.")
    @PostMapping(path = REPORT + "/submissions", produces = JSON)
    ResponseEntity<ReportView> submit(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return tagged(filing.submit(caller, seen(id, ifMatch)));
    }

    @Operation(operationId = "amendReport", summary = "Begin the correction of an accepted report")
    @ApiResponse(responseCode = "201", description = "The correction, a draft")
    @PostMapping(path = REPORT + "/amendments", produces = JSON)
    ResponseEntity<ReportView> amend(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return begun(filing.follow(caller, seen(id, ifMatch), ReportAct.AMEND));
    }

    @Operation(
            operationId = "continueReport",
            summary = "Begin a report on activity that goes on after an accepted one")
    @ApiResponse(responseCode = "201", description = "The report, a draft")
    @PostMapping(path = REPORT + "/continuations", produces = JSON)
    ResponseEntity<ReportView> carryOn(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return begun(filing.follow(caller, seen(id, ifMatch), ReportAct.CONTINUE));
    }

    static Seen seen(String id, @Nullable String ifMatch) {
        return new Seen(Filter.id(id), Versions.expected(ifMatch));
    }

    static ResponseEntity<ReportView> tagged(ReportView view) {
        return ResponseEntity.ok().eTag(Versions.tag(view.version())).body(view);
    }

    private static ResponseEntity<ReportView> begun(Made made) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(Versions.tag(made.view().version()))
                .body(made.view());
    }
}
