package vigil.monitoring.transactions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;
import vigil.monitoring.directory.AskedAccounts;
import vigil.monitoring.intake.ClientId;
import vigil.monitoring.log.Ids;
import vigil.monitoring.store.Preparation;

/** Shows transactions. */
@RestController
@Tag(name = "Transactions")
class TransactionsController {

    private final Questions questions;
    private final AskedAccounts accounts;
    private final Preparation preparation;
    private final TransactionReader reader;

    TransactionsController(Questions questions, AskedAccounts accounts, ReadSide readSide) {
        this.questions = questions;
        this.accounts = accounts;
        this.preparation = readSide.preparation();
        this.reader = readSide.reader();
    }

    @Operation(operationId = "transactions", summary = "Transactions, newest first")
    @GetMapping(path = "/v1/transactions", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<TransactionView> list(
            Caller caller,
            @Parameter(description = "Event time from, inclusive") @RequestParam(required = false)
                    @Nullable String from,
            @Parameter(description = "Event time to, exclusive") @RequestParam(required = false)
                    @Nullable String to,
            @Parameter(description = "An accountId or IBAN, as payer or payee")
                    @RequestParam(required = false)
                    @Nullable String account,
            @Parameter(description = "The sender's name of a transaction")
                    @RequestParam(required = false)
                    @Nullable String clientTransactionId,
            @ParameterObject Page.Query page) {
        Cut cut = page.cut();
        Filter filter = new Filter().between("t.event_time", from, to);
        if (clientTransactionId != null) {
            filter.and("t.transaction_id = ?", named(caller, clientTransactionId));
        }
        return questions.ask(
                caller.institution(),
                connection -> {
                    Long asked = accounts.surrogate(connection, caller.institution(), account);
                    if (asked != null) {
                        filter.and("(t.payer = ? or t.payee = ?)", asked, asked);
                    }
                    return reader.list(connection, caller.institution(), filter, cut);
                });
    }

    @Operation(
            operationId = "transaction",
            summary = "A transaction with its decision and its statuses")
    @GetMapping(path = "/v1/transactions/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    TransactionView one(@PathVariable String id, Caller caller) {
        UUID transaction = Filter.id(id);
        return questions.ask(
                caller.institution(),
                connection ->
                        reader.one(
                                connection,
                                caller.institution(),
                                transaction,
                                Masking.Showing.MASKED));
    }

    /** The id behind a client's name; a name that nobody can have given names nothing. */
    private UUID named(Caller caller, String clientId) {
        return ClientId.isWellFormed(clientId)
                ? Ids.uuid(preparation.name(caller.institution(), new ClientId(clientId)))
                : new UUID(0, 0);
    }
}
