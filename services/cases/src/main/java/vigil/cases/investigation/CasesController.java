package vigil.cases.investigation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.PreparedStatement;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.cases.casework.CaseRows;
import vigil.cases.casework.CaseView;
import vigil.cases.casework.CaseWords;
import vigil.cases.casework.CaseWork;
import vigil.cases.investigation.CaseDesk.Founding;
import vigil.cases.pages.Form;
import vigil.cases.pages.Times;
import vigil.cases.pages.Versions;
import vigil.cases.settings.Severity;
import vigil.cases.told.Timeline;
import vigil.cases.told.TimelineEntry;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;

/** Makes cases and shows them. */
@RestController
@Tag(name = "Cases")
class CasesController {

    static final int LONGEST_TITLE = 300;
    static final int MOST_ITEMS = 100;

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private final CaseDesk desk;
    private final CaseReader reader;
    private final Questions questions;
    private final CaseWords words;
    private final CaseWork work;

    CasesController(
            CaseDesk desk, CaseReader reader, Questions questions, CaseWords words, CaseWork work) {
        this.desk = desk;
        this.reader = reader;
        this.questions = questions;
        this.words = words;
        this.work = work;
    }

    @Operation(operationId = "cases", summary = "Cases, newest first")
    @GetMapping(path = "/v1/cases", produces = JSON)
    Page<CaseView> list(
            Caller caller,
            @ParameterObject CaseNarrowing narrowing,
            @ParameterObject Page.Query page) {
        Filter filter = narrowing.filter(caller, work.chronicle().now(), words);
        return reader.page(caller, filter, page.cut());
    }

    @Operation(
            operationId = "createCase",
            summary = "Make a case of items of the queue",
            description =
                    "An item is in one case at most. It is escalated with that, and decided with the case.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = CaseForms.NewCase.class)))
    @ApiResponse(responseCode = "201", description = "The case")
    @PostMapping(path = "/v1/cases", consumes = JSON, produces = JSON)
    ResponseEntity<CaseView> create(
            Caller caller, @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.of(request);
        Founding founding =
                new Founding(
                        form.text("title", LONGEST_TITLE),
                        form.ids("items", MOST_ITEMS),
                        form.optionalId("typology"),
                        form.optionalWord("severity", Severity.class));
        form.done();
        CaseView made = desk.create(caller, founding);
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(Versions.tag(made.version()))
                .body(made);
    }

    @Operation(
            operationId = "case",
            summary = "A case with what belongs to it; its version is the ETag",
            description = "Who looks is written down, for the supervisors to see.")
    @GetMapping(path = "/v1/cases/{id}", produces = JSON)
    ResponseEntity<CaseDetail> one(Caller caller, @PathVariable String id) {
        CaseDetail detail = reader.detail(caller, Filter.id(id));
        return ResponseEntity.ok().eTag(Versions.tag(detail.summary().version())).body(detail);
    }

    @Operation(
            operationId = "addCaseItems",
            summary = "Bring more items into a case",
            description = "All of them, or none.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = CaseForms.Items.class)))
    @PostMapping(path = "/v1/cases/{id}/items", consumes = JSON, produces = JSON)
    CaseView addItems(
            Caller caller,
            @PathVariable String id,
            @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.of(request);
        var items = form.ids("items", MOST_ITEMS);
        if (items.isEmpty()) {
            form.refuse("items", "is an array of 1 to " + MOST_ITEMS + " ids");
        }
        form.done();
        return desk.addItems(caller, Filter.id(id), items);
    }

    @Operation(operationId = "caseTimeline", summary = "All that happened to a case, newest first")
    @GetMapping(path = "/v1/cases/{id}/timeline", produces = JSON)
    Page<TimelineEntry> timeline(
            Caller caller, @PathVariable String id, @ParameterObject Page.Query page) {
        UUID about = Filter.id(id);
        Cut cut = page.cut();
        return questions.ask(
                caller.institution(),
                connection -> {
                    CaseRows.require(connection, about);
                    return Timeline.page(connection, caller, about, cut);
                });
    }

    @Operation(operationId = "caseViews", summary = "Who looked at a case, newest first")
    @GetMapping(path = "/v1/cases/{id}/views", produces = JSON)
    Page<LookView> views(Caller caller, @PathVariable String id, @ParameterObject Page.Query page) {
        UUID about = Filter.id(id);
        Cut cut = page.cut();
        return questions.ask(
                caller.institution(),
                connection -> {
                    CaseRows.require(connection, about);
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    """
                                    select number, officer, at, what, object from case_views
                                    where case_id = ? and number < ? order by number desc limit ?\
                                    """)) {
                        select.setObject(1, about);
                        select.setLong(2, cut.before());
                        select.setInt(3, cut.rows());
                        return cut.page(
                                select,
                                row ->
                                        new LookView(
                                                row.getString("officer"),
                                                Times.at(row, "at"),
                                                row.getString("what"),
                                                row.getString("object")));
                    }
                });
    }
}
