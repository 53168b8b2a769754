package vigil.monitoring.transactions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.kernel.identity.Caller;
import vigil.monitoring.decisions.DecisionView;
import vigil.monitoring.directory.AskedAccounts;
import vigil.monitoring.intake.ClientId;
import vigil.monitoring.intake.json.JsonTransactionReader;
import vigil.monitoring.intake.json.TransactionForm;
import vigil.monitoring.log.Ids;
import vigil.monitoring.pages.Cut;
import vigil.monitoring.pages.Filter;
import vigil.monitoring.pages.Page;
import vigil.monitoring.pages.PageQuery;
import vigil.monitoring.pages.Questions;
import vigil.monitoring.store.Preparation;
import vigil.monitoring.vitals.Vitals;

/** Takes transactions as JSON, and shows them. */
@RestController
@Tag(name = "Transactions")
class TransactionsController {

    private final Sending sending;
    private final Questions questions;
    private final Vitals vitals;
    private final AskedAccounts accounts;
    private final Preparation preparation;
    private final TransactionReader reader;

    TransactionsController(
            Sending sending,
            Questions questions,
            Vitals vitals,
            AskedAccounts accounts,
            ReadSide readSide) {
        this.sending = sending;
        this.questions = questions;
        this.vitals = vitals;
        this.accounts = accounts;
        this.preparation = readSide.preparation();
        this.reader = readSide.reader();
    }

    @Operation(
            operationId = "sendTransactions",
            summary = "Send a transaction, or a batch of up to 1,000",
            description =
                    "One transaction is answered with its decision; a batch (an array, or {\"transactions\": […]}) with a result for each row. The transactionId is the idempotency key: the same id and content gets the first decision again, the same id with other content a conflict.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TransactionForm.class)))
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = DecisionView.class)))
    @ApiResponse(
            responseCode = "207",
            content = @Content(schema = @Schema(implementation = Results.class)))
    @PostMapping(
            path = "/v1/transactions",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> send(Caller caller, HttpServletRequest request) {
        vitals.requireAll();
        Object answer =
                sending.answer(
                        caller.institution(),
                        Bodies.read(request, JsonTransactionReader.MAX_BYTES));
        return answer instanceof Results
                ? ResponseEntity.status(HttpStatus.MULTI_STATUS).body(answer)
                : ResponseEntity.ok(answer);
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
            @ParameterObject PageQuery page) {
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
                connection -> reader.one(connection, caller.institution(), transaction));
    }

    /** The id behind a client's name; a name that nobody can have given names nothing. */
    private UUID named(Caller caller, String clientId) {
        return ClientId.isWellFormed(clientId)
                ? Ids.uuid(preparation.name(caller.institution(), new ClientId(clientId)))
                : new UUID(0, 0);
    }
}
