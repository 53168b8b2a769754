package vigil.cases.settings;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import vigil.cases.pages.Conflict;
import vigil.cases.pages.Form;
import vigil.cases.pages.Versions;
import vigil.cases.settings.DeskSettings.DayCount;
import vigil.cases.settings.DeskSettings.DueHours;
import vigil.filings.deadlines.Deadlines;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.Caller;

/** How an institution works. */
@RestController
@Tag(name = "Settings")
class SettingsController {

    private static final String PATH = "/v1/queue/settings";
    private static final int MOST_HOURS = 8_760;
    private static final int MOST_CHARACTERS = 64;

    private final Questions questions;
    private final Evidence evidence;
    private final Deadlines deadlines;

    SettingsController(Questions questions, Evidence evidence, Deadlines deadlines) {
        this.questions = questions;
        this.evidence = evidence;
        this.deadlines = deadlines;
    }

    /** The shape of a change. */
    @Schema(name = "DeskSettingsForm")
    record Shape(
            int groupingHours,
            int secondOfficerFrom,
            int lockMinutes,
            int dueHoursCritical,
            int dueHoursHigh,
            int dueHoursMedium,
            int dueHoursLow,
            int caseDays,
            @Schema(description = "Leave weekends and holidays out; as it stands when absent")
                    @Nullable Boolean caseWorkingDays,
            @Schema(description = "US, TARGET, DE or FR; as it stands when absent")
                    @Nullable String caseCalendar,
            @Schema(description = "Such as Europe/Berlin; as it stands when absent")
                    @Nullable String caseZone,
            @Schema(
                            description =
                                    "From so many alerts on, closing them at once waits for a second officer: 2 to 1001; as it stands when absent")
                    @Nullable Integer bulkFrom,
            @Schema(
                            description =
                                    "Whether who approves a closing says why; as it stands when absent")
                    @Nullable Boolean approvalWords) {}

    @Operation(operationId = "deskSettings", summary = "How the institution works its queue")
    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<DeskSettings> present(Caller caller) {
        return tagged(questions.ask(caller.institution(), DeskSettingsRows::read));
    }

    @Operation(
            operationId = "changeDeskSettings",
            summary = "Change how the institution works its queue",
            description = "What is in the queue keeps its deadline. If-Match names what was seen.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Shape.class)))
    @PutMapping(
            path = PATH,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<DeskSettings> change(
            Caller caller,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.of(request);
        UnaryOperator<DayCount> dayCount = dayCount(form);
        Integer bulkFrom = form.isAbsent("bulkFrom") ? null : form.number("bulkFrom", 2, 1_001);
        Boolean words = form.optionalTruth("approvalWords");
        DeskSettings figures = read(form);
        int expected = Versions.expected(ifMatch);
        return tagged(
                questions.change(
                        caller.institution(),
                        connection -> {
                            DeskSettings present = DeskSettingsRows.read(connection);
                            if (present.revision() != expected) {
                                throw Conflict.stale(expected, present.revision(), present);
                            }
                            DeskSettings asked =
                                    figures.with(
                                            dayCount.apply(present.dayCount()),
                                            bulkFrom == null ? present.bulkFrom() : bulkFrom,
                                            words == null ? present.approvalWords() : words);
                            DeskSettingsRows.note(connection, caller.institution());
                            DeskSettingsRows.write(connection, caller, asked);
                            evidence.record(connection, List.of(act(caller, asked)));
                            return DeskSettingsRows.read(connection);
                        }));
    }

    private static DeskSettings read(Form form) {
        DeskSettings asked =
                new DeskSettings(
                        form.number("groupingHours", 0, 2_160),
                        form.number("secondOfficerFrom", 0, 1_001),
                        form.number("lockMinutes", 1, 480),
                        new DueHours(
                                form.number("dueHoursCritical", 1, MOST_HOURS),
                                form.number("dueHoursHigh", 1, MOST_HOURS),
                                form.number("dueHoursMedium", 1, MOST_HOURS),
                                form.number("dueHoursLow", 1, MOST_HOURS)),
                        form.number("caseDays", 1, 365),
                        DeskSettings.DEFAULT.dayCount(),
                        DeskSettings.DEFAULT.bulkFrom(),
                        DeskSettings.DEFAULT.approvalWords(),
                        0,
                        null);
        form.done();
        return asked;
    }

    /** What is not said of the days stays as it stands. */
    private UnaryOperator<DayCount> dayCount(Form form) {
        String calendar = form.optionalText("caseCalendar", MOST_CHARACTERS);
        String zone = form.optionalText("caseZone", MOST_CHARACTERS);
        if (calendar != null && !deadlines.calendarNames().contains(calendar)) {
            form.refuse("caseCalendar", "is one of " + new TreeSet<>(deadlines.calendarNames()));
        }
        if (zone != null && !ZoneId.getAvailableZoneIds().contains(zone)) {
            form.refuse("caseZone", "is a zone such as Europe/Berlin");
        }
        JsonNode working = form.part("caseWorkingDays");
        return stands ->
                new DayCount(
                        working.asBoolean(stands.workingDays()),
                        calendar == null ? stands.calendar() : calendar,
                        zone == null ? stands.zone() : zone);
    }

    private static Act act(Caller caller, DeskSettings settings) {
        return new Act(
                caller.institution(),
                caller.login(),
                "queue.settings_changed",
                "settings",
                Map.of(
                        "secondOfficerFrom", Integer.toString(settings.secondOfficerFrom()),
                        "bulkFrom", Integer.toString(settings.bulkFrom()),
                        "approvalWords", Boolean.toString(settings.approvalWords()),
                        "groupingHours", Integer.toString(settings.groupingHours())));
    }

    private static ResponseEntity<DeskSettings> tagged(DeskSettings settings) {
        return ResponseEntity.ok().eTag(Versions.tag(settings.revision())).body(settings);
    }
}
