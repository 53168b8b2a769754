package vigil.monitoring.alerts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vigil.engine.Outcome;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;
import vigil.kernel.secrecy.SubjectKeys;
import vigil.monitoring.directory.AccountDirectory;
import vigil.monitoring.directory.AccountNumbers;
import vigil.monitoring.directory.AskedAccounts;

/** Shows alerts. */
@RestController
@Tag(name = "Alerts")
class AlertsController {

    private final Questions questions;
    private final AlertReader reader;
    private final RingReader rings;
    private final AskedAccounts accounts;

    AlertsController(
            Questions questions,
            SubjectKeys subjectKeys,
            AccountDirectory directory,
            AskedAccounts accounts) {
        this.accounts = accounts;
        this.questions = questions;
        AccountNumbers numbers = new AccountNumbers(subjectKeys, directory);
        this.reader = new AlertReader(numbers);
        this.rings = new RingReader(numbers);
    }

    /** What a list of alerts can be narrowed to. */
    record Narrowing(
            @Parameter(description = "Event time of the opening hit from, inclusive")
                    @Nullable String from,
            @Parameter(description = "Event time of the opening hit to, exclusive")
                    @Nullable String to,
            @Parameter(description = "The account that the scenario points at: accountId or IBAN")
                    @Nullable String account,
            @Parameter(description = "approve, review, block_and_review or decline")
                    @Nullable String outcome,
            @Parameter(description = "Name of the scenario") @Nullable String scenario,
            @Parameter(description = "Typology of the scenario") @Nullable String typology,
            @Parameter(description = "open, snoozed or closed") @Nullable String state) {

        private static final List<String> STATES = List.of("open", "snoozed", "closed");

        Filter filter(@Nullable Long asked) {
            Filter filter =
                    new Filter()
                            .between("a.opened_at", from, to)
                            .word("a.outcome", "outcome", outcome, Outcome.class);
            if (asked != null) {
                filter.and("a.subject = ?", asked);
            }
            if (scenario != null) {
                filter.and("a.scenario = ?", scenario);
            }
            if (typology != null) {
                filter.and("a.typology = ?", typology);
            }
            if (state != null) {
                if (!STATES.contains(state)) {
                    throw Cut.refusal("state", "is one of " + String.join(", ", STATES));
                }
                filter.and("a.state = ?", state);
            }
            return filter;
        }
    }

    @Operation(operationId = "alerts", summary = "Alerts, newest first")
    @GetMapping(path = "/v1/alerts", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<AlertView> list(
            Caller caller, @ParameterObject Narrowing narrowing, @ParameterObject Page.Query page) {
        Cut cut = page.cut();
        return questions.ask(
                caller.institution(),
                connection -> {
                    Long asked =
                            accounts.surrogate(
                                    connection, caller.institution(), narrowing.account());
                    return reader.list(
                            connection, caller.institution(), narrowing.filter(asked), cut);
                });
    }

    @Operation(
            operationId = "alert",
            summary = "An alert with its hits and the transactions behind it")
    @GetMapping(path = "/v1/alerts/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    AlertView one(@PathVariable String id, Caller caller) {
        UUID alert = Filter.id(id);
        return questions.ask(
                caller.institution(),
                connection -> reader.one(connection, caller.institution(), alert));
    }

    @Operation(
            operationId = "ring",
            summary = "An alert with all that is a piece of the same ring",
            description =
                    "Alerts that have two accounts or more in common belong together, from one to the next: all accounts with what they paid and received, and all payments, each once. At most 50 alerts and 1,000 payments.")
    @GetMapping(path = "/v1/alerts/{id}/ring", produces = MediaType.APPLICATION_JSON_VALUE)
    RingView ring(@PathVariable String id, Caller caller) {
        UUID alert = Filter.id(id);
        return questions.ask(
                caller.institution(),
                connection -> rings.read(connection, caller.institution(), alert));
    }
}
