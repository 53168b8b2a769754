package vigil.cases.reports.http;

import static vigil.cases.reports.http.ReportActsController.seen;
import static vigil.cases.reports.http.ReportActsController.tagged;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vigil.cases.pages.Form;
import vigil.cases.reports.AbandonmentDesk;
import vigil.cases.reports.Answers;
import vigil.cases.reports.DetectionDesk;
import vigil.cases.reports.ReportView;
import vigil.cases.reports.life.ReportForms;
import vigil.cases.reports.life.ReportState;
import vigil.kernel.identity.Caller;

/**
 * What is decided about a report beside what it says: that it is not filed, when it was detected,
 * what the authority answered. As with every act, {@code If-Match} names the version that was seen.
 */
@RestController
@Tag(name = "Reports")
class ReportDecisionsController {

    private static final String REPORT = "/v1/reports/{id}";
    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final String DOCUMENT = "[A-Za-z0-9][A-Za-z0-9._/-]{0,63}";
    private static final List<ReportState> VERDICTS =
            List.of(
                    ReportState.ACKNOWLEDGED,
                    ReportState.ACCEPTED_WITH_WARNINGS,
                    ReportState.REJECTED);

    private final AbandonmentDesk abandonment;
    private final DetectionDesk detection;
    private final Answers answers;
    private final InstantSource clock;

    ReportDecisionsController(
            AbandonmentDesk abandonment,
            DetectionDesk detection,
            Answers answers,
            InstantSource clock) {
        this.abandonment = abandonment;
        this.detection = detection;
        this.answers = answers;
        this.clock = clock;
    }

    @Operation(
            operationId = "giveUpReport",
            summary = "Decide that a report is not filed",
            description =
                    "Of a draft, with the reason. It waits for a second officer, who agrees or gives it back; its deadline runs until then.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = ReportForms.Abandonment.class)))
    @PostMapping(path = REPORT + "/abandonments", consumes = JSON, produces = JSON)
    ResponseEntity<ReportView> giveUp(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.of(request);
        String reason = form.text("reason", Form.LONGEST_WORDS);
        form.done();
        return tagged(abandonment.giveUp(caller, seen(id, ifMatch), reason));
    }

    @Operation(
            operationId = "agreeToGiveUpReport",
            summary = "Agree that a report is not filed",
            description =
                    "Nobody who ever wrote in it or decided so can. It is for good; another report of the case can be begun. A report that it was to correct or to carry on stands again as before.")
    @PostMapping(path = REPORT + "/abandonments/approvals", produces = JSON)
    ResponseEntity<ReportView> agree(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return tagged(abandonment.agree(caller, seen(id, ifMatch)));
    }

    @Operation(
            operationId = "redateReport",
            summary = "Say that a report's matter was detected at another time",
            description =
                    "While it is still to be filed. The deadline is counted anew. Not of a report that carries another on, nor of one that was proposed of a day's cash: the law counts their days from something else.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = ReportForms.Detection.class)))
    @PutMapping(path = REPORT + "/detection", consumes = JSON, produces = JSON)
    ResponseEntity<ReportView> redate(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.of(request);
        Instant detected = form.time("detectedAt");
        if (detected.isAfter(clock.instant())) {
            form.refuse("detectedAt", "is a time that has come");
        }
        String reason = form.text("reason", Form.LONGEST_WORDS);
        form.done();
        return tagged(detection.redate(caller, seen(id, ifMatch), detected, reason));
    }

    @Operation(
            operationId = "answerReport",
            summary = "Write down what the authority answered",
            description =
                    "Of a report in goAML, whose answers stand on the authority's portal; FinCEN's are read from its files by themselves.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = ReportForms.Answer.class)))
    @PostMapping(path = REPORT + "/answers", consumes = JSON, produces = JSON)
    ResponseEntity<ReportView> answer(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.of(request);
        ReportState verdict = form.word("verdict", VERDICTS);
        String document = form.optionalText("document", 64);
        if (verdict == ReportState.REJECTED ? document != null : document == null) {
            form.refuse("document", "names what was accepted, and nothing else");
        } else if (document != null && !document.matches(DOCUMENT)) {
            form.refuse("document", "is of up to 64 letters, digits and . _ / -");
        }
        String words = form.optionalText("words", Form.LONGEST_WORDS);
        form.done();
        return tagged(
                answers.read(
                        caller,
                        seen(id, ifMatch),
                        new Answers.Answer(verdict, document, List.of(), words)));
    }
}
