package vigil.cases.triage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.cases.pages.Form;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.Role;

/** Says who is away until when: shared work goes to others meanwhile. */
@RestController
@Tag(name = "Triage")
class AbsencesController {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Questions questions;
    private final ItemWork work;
    private final Evidence evidence;

    AbsencesController(Questions questions, ItemWork work, Evidence evidence) {
        this.questions = questions;
        this.work = work;
        this.evidence = evidence;
    }

    /** Somebody is away. */
    @Schema(name = "OfficerAbsence")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Absence(String officer, Instant until) {}

    /** The shape of a change. */
    @Schema(name = "OfficerAbsenceForm")
    record Shape(
            @Schema(
                            description = "At most 366 days ahead; null when the officer is back",
                            format = "date-time")
                    @Nullable String until) {}

    @Operation(operationId = "absences", summary = "Who is away, and until when")
    @GetMapping(path = "/v1/queue/absences", produces = JSON)
    List<Absence> all(Caller caller) {
        Instant now = work.chronicle().now();
        return questions.ask(caller.institution(), connection -> AbsenceRows.all(connection, now));
    }

    @Operation(
            operationId = "setAbsence",
            summary = "Say until when an officer is away",
            description =
                    "Of oneself everybody may; of others supervisors. Work that is shared out goes to the others; what the officer has stays his.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = JSON, schema = @Schema(implementation = Shape.class)))
    @PutMapping(path = "/v1/queue/absences/{officer}", consumes = JSON, produces = JSON)
    List<Absence> set(
            Caller caller,
            @PathVariable String officer,
            @Parameter(hidden = true) HttpServletRequest request) {
        Instant now = work.chronicle().now();
        Form form = Form.of(request);
        Instant until = form.isAbsent("until") ? null : form.time("until");
        if (until != null && (!until.isAfter(now) || until.isAfter(now.plus(LONGEST)))) {
            form.refuse("until", "lies ahead, at most " + LONGEST.toDays() + " days");
        }
        if (!officer.matches(Form.ID_FORM)) {
            form.refuse("officer", "is a login");
        }
        if (!officer.equals(caller.login()) && !caller.is(Role.SUPERVISOR)) {
            form.refuse("officer", "is the caller: of others, supervisors say it");
        }
        form.done();
        return questions.change(
                caller.institution(),
                connection -> {
                    AbsenceRows.put(connection, caller, officer, until, now);
                    evidence.record(
                            connection,
                            List.of(
                                    new Act(
                                            caller.institution(),
                                            caller.login(),
                                            "queue.absence_changed",
                                            officer,
                                            Map.of(
                                                    "until",
                                                    until == null ? "" : until.toString()))));
                    return AbsenceRows.all(connection, now);
                });
    }
}
