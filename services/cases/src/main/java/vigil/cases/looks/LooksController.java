package vigil.cases.looks;

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
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vigil.cases.looks.LookDesk.Seen;
import vigil.cases.pages.Csv;
import vigil.cases.pages.Form;
import vigil.cases.pages.Period;
import vigil.cases.pages.Versions;
import vigil.cases.told.Chronicle;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;

/**
 * Second looks at what was closed. {@code If-Match} names the version that was seen; when it is
 * another by now, the problem shows the look as it stands.
 */
@RestController
@Tag(name = "Second looks")
class LooksController {

    private static final String LOOKS = "/v1/queue/second-looks";
    private static final String LOOK = LOOKS + "/{lookId}";
    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private final LookDesk desk;
    private final LookReader reader;
    private final Questions questions;
    private final Chronicle chronicle;

    LooksController(LookDesk desk, LookReader reader, Questions questions, Chronicle chronicle) {
        this.desk = desk;
        this.reader = reader;
        this.questions = questions;
        this.chronicle = chronicle;
    }

    @Operation(
            operationId = "secondLooks",
            summary = "What was drawn for a second look",
            description =
                    "What is open, the oldest first; answered ones, when they are asked for, the newest first. Who neither leads nor audits sees what is open and what is about himself.")
    @GetMapping(path = LOOKS, produces = JSON)
    Page<LookView> list(
            Caller caller,
            @ParameterObject LookNarrowing narrowing,
            @ParameterObject Page.Query page) {
        return reader.page(caller, narrowing, page.cut());
    }

    @Operation(operationId = "secondLookCounts", summary = "How many second looks wait")
    @GetMapping(path = LOOKS + "/counts", produces = JSON)
    LookReader.Counts counts(Caller caller) {
        return reader.counts(caller);
    }

    @Operation(operationId = "secondLooksTable", summary = "Second looks as a table, without words")
    @GetMapping(path = LOOKS + "/csv", produces = Csv.TYPE)
    ResponseEntity<String> csv(Caller caller, @ParameterObject LookNarrowing narrowing) {
        return reader.table(caller, narrowing).answer("second-looks.csv");
    }

    @Operation(
            operationId = "secondLookFigures",
            summary = "How often second officers disagreed, and how often it may be at most",
            description =
                    "Of what was closed in the period. The bound is exact for a sample drawn with one share; where shares differ, what has the larger one weighs more.")
    @GetMapping(path = LOOKS + "/figures", produces = JSON)
    LookFigures figures(Caller caller, @ParameterObject Period.Asked asked) {
        Period period = asked.period(chronicle.now());
        return questions.ask(
                caller.institution(),
                connection ->
                        FiguresReader.read(connection, caller, period, period.filter("d.at")));
    }

    @Operation(operationId = "secondLook", summary = "A second look; its version is the ETag")
    @GetMapping(path = LOOK, produces = JSON)
    ResponseEntity<LookView> one(Caller caller, @PathVariable String lookId) {
        return tagged(reader.one(caller, Filter.id(lookId)));
    }

    @Operation(
            operationId = "takeSecondLook",
            summary = "Say that the caller looks at it",
            description = "Who closed or confirmed it cannot.")
    @PostMapping(path = LOOK + "/holds", produces = JSON)
    ResponseEntity<LookView> take(
            Caller caller,
            @PathVariable String lookId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return tagged(desk.take(caller, seen(lookId, ifMatch)));
    }

    @Operation(
            operationId = "releaseSecondLook",
            summary = "Leave it to others",
            description = "A supervisor may take it out of another officer's hands.")
    @DeleteMapping(path = LOOK + "/holds", produces = JSON)
    ResponseEntity<LookView> release(
            Caller caller,
            @PathVariable String lookId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return tagged(desk.release(caller, seen(lookId, ifMatch)));
    }

    @Operation(
            operationId = "answerSecondLook",
            summary = "Agree with how it was closed, or disagree",
            description =
                    "A disagreement says what is wrong, and opens the item again where that is asked for; of an item in a case the case decides.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = Answer.Shape.class)))
    @PostMapping(path = LOOK + "/answers", consumes = JSON, produces = JSON)
    ResponseEntity<LookView> answer(
            Caller caller,
            @PathVariable String lookId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.of(request);
        Answer answer = Answer.of(form, caller);
        form.done();
        return tagged(desk.answer(caller, seen(lookId, ifMatch), answer));
    }

    private static Seen seen(String lookId, @Nullable String ifMatch) {
        return new Seen(Filter.id(lookId), Versions.expected(ifMatch));
    }

    private static ResponseEntity<LookView> tagged(LookView look) {
        return ResponseEntity.ok().eTag(Versions.tag(look.version())).body(look);
    }
}
