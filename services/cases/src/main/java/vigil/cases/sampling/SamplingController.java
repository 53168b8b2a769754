package vigil.cases.sampling;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import vigil.cases.pages.Words;
import vigil.cases.queue.Disposition;
import vigil.cases.settings.Severity;
import vigil.cases.told.Chronicle;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.Caller;

/** Which share of what was closed is looked at again. */
@RestController
@Tag(name = "Second looks")
class SamplingController {

    private static final String PATH = "/v1/queue/second-looks/settings";
    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final int MOST_RULES = 50;
    private static final int MOST_DAYS = 365;

    /** What closes, as everybody reads it: a share of reports alone would tell of them. */
    private static final List<Disposition> CLOSING =
            List.of(
                    Disposition.FALSE_POSITIVE,
                    Disposition.NO_FURTHER_ACTION,
                    Disposition.CUSTOMER_EXITED,
                    Disposition.TRUE_POSITIVE);

    private final Questions questions;
    private final Chronicle chronicle;
    private final Evidence evidence;

    SamplingController(Questions questions, Chronicle chronicle, Evidence evidence) {
        this.questions = questions;
        this.chronicle = chronicle;
        this.evidence = evidence;
    }

    /** The shape of a change. */
    @Schema(name = "SamplingPlanForm")
    record Shape(int dueDays, List<SamplingRule> rules) {}

    @Operation(
            operationId = "samplingPlan",
            summary = "Which share of what was closed is looked at again")
    @GetMapping(path = PATH, produces = JSON)
    ResponseEntity<SamplingPlan> present(Caller caller) {
        return tagged(questions.ask(caller.institution(), SamplingPlanRows::read));
    }

    @Operation(
            operationId = "changeSamplingPlan",
            summary = "Change which share of what was closed is looked at again",
            description =
                    "It holds for what is closed from then on. Where several rules fit, the largest share counts. If-Match names what was seen.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = JSON, schema = @Schema(implementation = Shape.class)))
    @PutMapping(path = PATH, consumes = JSON, produces = JSON)
    ResponseEntity<SamplingPlan> change(
            Caller caller,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.of(request);
        int dueDays = form.number("dueDays", 1, MOST_DAYS);
        List<SamplingRule> rules = rules(form);
        form.done();
        int expected = Versions.expected(ifMatch);
        return tagged(
                questions.change(
                        caller.institution(),
                        connection -> {
                            SamplingPlan next =
                                    new SamplingPlan(dueDays, rules, expected + 1, caller.login());
                            SamplingPlan present = SamplingPlanRows.read(connection);
                            if (present.revision() != expected
                                    || !SamplingPlanRows.insert(
                                            connection, caller, next, chronicle.now())) {
                                SamplingPlan stands = SamplingPlanRows.read(connection);
                                throw Conflict.stale(expected, stands.revision(), stands);
                            }
                            evidence.record(connection, List.of(act(caller, next)));
                            return next;
                        }));
    }

    private static List<SamplingRule> rules(Form form) {
        JsonNode array = form.part("rules");
        if (!array.isArray() || array.size() > MOST_RULES) {
            form.refuse("rules", "is an array of at most " + MOST_RULES + " rules");
            return List.of();
        }
        List<SamplingRule> rules = new ArrayList<>();
        for (JsonNode rule : array) {
            rules.add(
                    new SamplingRule(
                            word(form, rule, "disposition", CLOSING),
                            word(form, rule, "severity", List.of(Severity.values())),
                            officer(form, rule),
                            firstDays(form, rule),
                            percent(form, rule)));
        }
        return rules;
    }

    private static @Nullable String text(JsonNode rule, String field) {
        JsonNode value = rule.path(field);
        return value.isMissingNode() || value.isNull() ? null : value.asString("");
    }

    private static @Nullable String word(
            Form form, JsonNode rule, String field, List<? extends Enum<?>> among) {
        String word = text(rule, field);
        if (word != null && among.stream().noneMatch(one -> Words.of(one).equals(word))) {
            form.refuse("rules", "'" + field + "' is one of " + Words.among(among));
        }
        return word;
    }

    private static @Nullable String officer(Form form, JsonNode rule) {
        String officer = text(rule, "officer");
        if (officer != null && !officer.matches(Form.ID_FORM)) {
            form.refuse("rules", "'officer' is a login");
        }
        return officer;
    }

    private static @Nullable Integer firstDays(Form form, JsonNode rule) {
        JsonNode days = rule.path("firstDays");
        if (days.isMissingNode() || days.isNull()) {
            return null;
        }
        int number = days.isInt() ? days.intValue() : 0;
        if (number < 1 || number > MOST_DAYS) {
            form.refuse("rules", "'firstDays' is a number from 1 to " + MOST_DAYS);
        }
        return number;
    }

    private static double percent(Form form, JsonNode rule) {
        JsonNode percent = rule.path("percent");
        double number = percent.isNumber() ? percent.doubleValue() : 0;
        if (number < 0.01 || number > 100) {
            form.refuse("rules", "'percent' is a number from 0.01 to 100");
            return 0;
        }
        return Math.round(number * 100) / 100.0;
    }

    private static Act act(Caller caller, SamplingPlan plan) {
        return new Act(
                caller.institution(),
                caller.login(),
                "queue.sampling_changed",
                "sampling",
                Map.of(
                        "revision", Integer.toString(plan.revision()),
                        "rules", Integer.toString(plan.rules().size())));
    }

    private static ResponseEntity<SamplingPlan> tagged(SamplingPlan plan) {
        return ResponseEntity.ok().eTag(Versions.tag(plan.revision())).body(plan);
    }
}
