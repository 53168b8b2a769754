package vigil.monitoring.decisions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vigil.contracts.decisions.v1.Decision;
import vigil.engine.Outcome;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;
import vigil.monitoring.directory.AskedAccounts;

/** Shows decisions. */
@RestController
@Tag(name = "Decisions")
class DecisionsController {

    private final Questions questions;
    private final ClientNames clientNames;
    private final AskedAccounts accounts;

    DecisionsController(Questions questions, ClientNames clientNames, AskedAccounts accounts) {
        this.questions = questions;
        this.accounts = accounts;
        this.clientNames = clientNames;
    }

    /**
     * What a list of decisions can be narrowed to.
     *
     * @param from event time from, inclusive
     * @param to event time to, exclusive
     * @param account an accountId or IBAN, as payer or payee
     * @param outcome approve, review, block_and_review or decline
     * @param scenario name of a scenario that was met
     * @param typology of a scenario that was met
     */
    record Narrowing(
            @Parameter(description = "Event time from, inclusive") @Nullable String from,
            @Parameter(description = "Event time to, exclusive") @Nullable String to,
            @Parameter(description = "An accountId or IBAN, as payer or payee")
                    @Nullable String account,
            @Parameter(description = "approve, review, block_and_review or decline")
                    @Nullable String outcome,
            @Parameter(description = "Name of a scenario that was met") @Nullable String scenario,
            @Parameter(description = "Typology of a scenario that was met")
                    @Nullable String typology) {

        Filter filter(@Nullable Long asked) {
            Filter filter =
                    new Filter()
                            .between("d.event_time", from, to)
                            .word("d.outcome", "outcome", outcome, Outcome.class);
            if (asked != null) {
                filter.and(
                        "exists (select from transactions t where t.transaction_id = d.transaction_id"
                                + " and (t.payer = ? or t.payee = ?))",
                        asked,
                        asked);
            }
            if (scenario != null) {
                filter.and("d.scenarios is not null and ? = any (d.scenarios)", scenario);
            }
            if (typology != null) {
                filter.and("d.scenarios is not null and ? = any (d.typologies)", typology);
            }
            return filter;
        }
    }

    @Operation(operationId = "decisions", summary = "Decisions, newest first")
    @GetMapping(path = "/v1/decisions", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<DecisionView> list(
            Caller caller, @ParameterObject Narrowing narrowing, @ParameterObject Page.Query page) {
        Cut cut = page.cut();
        return questions.ask(
                caller.institution(),
                connection -> {
                    Long asked =
                            accounts.surrogate(
                                    connection, caller.institution(), narrowing.account());
                    Filter filter =
                            narrowing
                                    .filter(asked)
                                    .and("d.institution = ?", caller.institution().value());
                    List<StoredDecision> stored = DecisionReader.list(connection, filter, cut);
                    Map<UUID, String> names = names(connection, caller.institution(), stored);
                    return cut.page(stored, StoredDecision::number, next -> view(next, names));
                });
    }

    @Operation(operationId = "decision", summary = "The decision on a transaction")
    @GetMapping(path = "/v1/decisions/{transactionId}", produces = MediaType.APPLICATION_JSON_VALUE)
    DecisionView one(@PathVariable String transactionId, Caller caller) {
        UUID id = Filter.id(transactionId);
        return questions.ask(
                caller.institution(),
                connection -> {
                    Decision decision = DecisionReader.find(connection, List.of(id)).get(id);
                    if (decision == null) {
                        throw Filter.notFound();
                    }
                    Map<UUID, String> names =
                            clientNames.of(connection, caller.institution(), List.of(id));
                    return DecisionView.of(decision, names.get(id));
                });
    }

    private Map<UUID, String> names(
            Connection connection, InstitutionId institution, List<StoredDecision> stored)
            throws SQLException {
        return clientNames.of(
                connection, institution, stored.stream().map(StoredDecision::id).toList());
    }

    static DecisionView view(StoredDecision stored, Map<UUID, String> names) {
        return DecisionView.of(stored.decision(), names.get(stored.id()));
    }
}
