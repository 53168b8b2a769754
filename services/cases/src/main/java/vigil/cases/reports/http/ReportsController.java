package vigil.cases.reports.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.cases.pages.Form;
import vigil.cases.pages.Versions;
import vigil.cases.pages.Words;
import vigil.cases.reports.FilingBody;
import vigil.cases.reports.Profiles;
import vigil.cases.reports.ReportDesk;
import vigil.cases.reports.ReportDesk.Founding;
import vigil.cases.reports.ReportDesk.Made;
import vigil.cases.reports.ReportDetail;
import vigil.cases.reports.ReportReader;
import vigil.cases.reports.ReportView;
import vigil.cases.reports.ReportWork;
import vigil.cases.reports.authority.FormOffer;
import vigil.cases.reports.life.ReportForm;
import vigil.cases.reports.life.ReportForms;
import vigil.cases.told.TimelineEntry;
import vigil.filings.report.Filing;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.kernel.tokens.ProofDoor;

/** Reports to authorities, for those alone who may know of them. */
@RestController
@Tag(name = "Reports")
class ReportsController {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final String FORMS = "sar, ctr or str";
    private static final int LONGEST_KEY = 128;

    private final ReportDesk desk;
    private final ReportReader reader;
    private final BearerTokenResolver tokens = ProofDoor.tokens();

    ReportsController(ReportDesk desk, ReportReader reader) {
        this.desk = desk;
        this.reader = reader;
    }

    @Operation(operationId = "reports", summary = "Reports, newest first")
    @GetMapping(path = "/v1/reports", produces = JSON)
    Page<ReportView> list(
            Caller caller,
            @ParameterObject ReportNarrowing narrowing,
            @ParameterObject Page.Query page) {
        return reader.page(caller, narrowing.filter(reader.now()), page.cut());
    }

    @Operation(
            operationId = "createReport",
            summary = "Begin a report, filled in from a case",
            description = "Sent again with the same Idempotency-Key, it is the same report.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = ReportForms.NewReport.class)))
    @ApiResponse(responseCode = "201", description = "The report")
    @ApiResponse(responseCode = "200", description = "The report that was made before")
    @PostMapping(path = "/v1/reports", consumes = JSON, produces = JSON)
    ResponseEntity<ReportView> create(
            Caller caller,
            @Parameter(required = true) @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable String key,
            @Parameter(hidden = true) HttpServletRequest request) {
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            throw Refusal.of(
                    ProblemCode.IDEMPOTENCY_KEY_MISSING,
                    "Name the report in the header Idempotency-Key, so that it is made once.");
        }
        Form form = Form.of(request);
        Founding founding =
                new Founding(
                        "caller:" + key,
                        Objects.requireNonNullElse(
                                form.optionalWord("form", ReportForm.class), reader.suggested()),
                        form.isAbsent("caseId") ? null : form.uuid("caseId").orElse(null),
                        form.isAbsent("detectedAt") ? null : form.time("detectedAt"));
        if (founding.form().isSuspicion() && founding.caseId() == null) {
            form.refuse("caseId", "is the case that the report is written from");
        }
        Instant detected = founding.detectedAt();
        if (detected != null && detected.isAfter(reader.now())) {
            form.refuse("detectedAt", "is a time that has come");
        }
        form.done();
        Made made = desk.create(caller, founding, tokens.resolve(request));
        return ResponseEntity.status(made.now() ? HttpStatus.CREATED : HttpStatus.OK)
                .eTag(Versions.tag(made.view().version()))
                .body(made.view());
    }

    @Operation(
            operationId = "report",
            summary = "A report with what it says and what is wrong with it",
            description = "Its version is the ETag. Who looks is written down.")
    @GetMapping(path = "/v1/reports/{id}", produces = JSON)
    ResponseEntity<ReportDetail> one(Caller caller, @PathVariable String id) {
        ReportDetail detail = reader.detail(caller, Filter.id(id));
        return ResponseEntity.ok().eTag(Versions.tag(detail.summary().version())).body(detail);
    }

    @Operation(operationId = "reportTimeline", summary = "All that happened to a report")
    @GetMapping(path = "/v1/reports/{id}/timeline", produces = JSON)
    Page<TimelineEntry> timeline(
            Caller caller, @PathVariable String id, @ParameterObject Page.Query page) {
        return reader.timeline(caller, Filter.id(id), page.cut());
    }

    @Operation(operationId = "reportPdf", summary = "A report as a PDF")
    @GetMapping(path = "/v1/reports/{id}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> pdf(Caller caller, @PathVariable String id) {
        return file(reader.pdf(caller, Filter.id(id)), id + ".pdf");
    }

    @Operation(
            operationId = "reportXml",
            summary = "A report as the file that the authority would get today")
    @GetMapping(path = "/v1/reports/{id}/xml", produces = MediaType.APPLICATION_XML_VALUE)
    ResponseEntity<byte[]> xml(Caller caller, @PathVariable String id) {
        return file(reader.xml(caller, Filter.id(id)), id + ".xml");
    }

    @Operation(
            operationId = "reportCodes",
            summary = "The authority's code lists of a form, for its choices",
            description =
                    "The schema's name of a list, its codes in their order, and their labels.")
    @GetMapping(path = "/v1/reports/codes", produces = JSON)
    Map<String, Map<String, String>> codes(
            @Parameter(description = FORMS) @RequestParam(defaultValue = "sar") String form) {
        return reader.codes(Words.find(ReportForm.class, form).orElseThrow(Filter::notFound));
    }

    @Operation(
            operationId = "reportForms",
            summary = "The forms that can be filed here",
            description =
                    "Where one cannot, what whoever runs the house has to do before: its setting is named.")
    @GetMapping(path = "/v1/reports/forms", produces = JSON)
    List<FormOffer> forms() {
        return reader.offers();
    }

    @Operation(
            operationId = "reportProfile",
            summary = "Who files for the institution: filled into every new report",
            description =
                    "FinCEN's two forms have one together, goAML's has its own. The sender of its first transaction says what an account of ours begins with.")
    @GetMapping(path = "/v1/reports/profile", produces = JSON)
    ResponseEntity<Map<String, Object>> profile(
            Caller caller,
            @Parameter(description = FORMS) @RequestParam(defaultValue = "sar") String form) {
        Profiles.Profile profile =
                reader.profile(
                        caller, Words.find(ReportForm.class, form).orElseThrow(Filter::notFound));
        return ResponseEntity.ok()
                .eTag(Versions.tag(profile.revision()))
                .body(ReportWork.tree(profile.filing()));
    }

    @Operation(
            operationId = "setReportProfile",
            summary = "Say who files for the institution",
            description =
                    "A form in which who files is filled in: transmitter, filer and contactOffice of FinCEN's; entity, branch, currency, reporter, location, more and the sender of the first transaction of goAML's. The rest is left out.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = ReportForms.Content.class)))
    @PutMapping(path = "/v1/reports/profile", consumes = JSON, produces = JSON)
    ResponseEntity<Map<String, Object>> setProfile(
            Caller caller,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        Filing filing = FilingBody.read(request);
        Profiles.Profile profile =
                reader.setProfile(caller, new Profiles.Profile(Versions.expected(ifMatch), filing));
        return ResponseEntity.ok()
                .eTag(Versions.tag(profile.revision()))
                .body(ReportWork.tree(profile.filing()));
    }

    private static ResponseEntity<byte[]> file(byte[] bytes, String name) {
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Cache-Control", "no-store")
                .body(bytes);
    }
}
