package vigil.monitoring.alerts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;

/** Lets scenarios rest for accounts. */
@RestController
@Tag(name = "Alerts")
class SnoozesController {

    private final SnoozeDesk desk;
    private final Questions questions;

    SnoozesController(SnoozeDesk desk, Questions questions) {
        this.desk = desk;
        this.questions = questions;
    }

    /** What snoozes can be narrowed to. */
    record Narrowing(
            @Parameter(description = "Name of the scenario") @Nullable String scenario,
            @Parameter(description = "true: also those that have ended") @Nullable String ended) {

        Filter filter() {
            Filter filter = new Filter();
            if (scenario != null) {
                filter.and("s.scenario = ?", scenario);
            }
            if (!"true".equals(ended)) {
                filter.and("s.ended_at is null");
            }
            return filter;
        }
    }

    @Operation(
            operationId = "snoozeAlert",
            summary = "Let the scenario of an alert rest for its account",
            description =
                    "Until the end, its alerts on this account wait outside the queue: hits still join them, and new ones wait too. At the end all of them are open again. Decisions stay as they are.")
    @ApiResponse(responseCode = "201", description = "The snooze")
    @ApiResponse(responseCode = "200", description = "From earlier versions; not answered any more")
    @PostMapping(
            path = "/v1/alerts/{id}/snoozes",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SnoozeView> snooze(
            Caller caller, @PathVariable String id, @RequestBody SnoozeForm form) {
        SnoozeView made = desk.snooze(caller, Filter.id(id), form);
        return ResponseEntity.created(URI.create("/v1/snoozes/" + made.snoozeId())).body(made);
    }

    @Operation(operationId = "snoozes", summary = "What rests, newest first")
    @GetMapping(path = "/v1/snoozes", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<SnoozeView> list(
            Caller caller, @ParameterObject Narrowing narrowing, @ParameterObject Page.Query page) {
        return questions.ask(
                caller.institution(),
                connection -> SnoozeRows.page(connection, narrowing.filter(), page.cut()));
    }

    @Operation(operationId = "snooze", summary = "A snooze")
    @GetMapping(path = "/v1/snoozes/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    SnoozeView one(Caller caller, @PathVariable String id) {
        return questions.ask(
                caller.institution(), connection -> SnoozeRows.one(connection, Filter.id(id)));
    }

    @Operation(
            operationId = "endSnooze",
            summary = "End a snooze before its time",
            description = "Its alerts are open again.")
    @DeleteMapping(path = "/v1/snoozes/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    SnoozeView end(Caller caller, @PathVariable String id) {
        return desk.end(caller, Filter.id(id));
    }
}
