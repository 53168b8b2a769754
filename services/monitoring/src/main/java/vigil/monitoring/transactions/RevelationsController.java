package vigil.monitoring.transactions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Filter;

/** Shows what is masked elsewhere, for a purpose, and never without a record of it. */
@RestController
@Tag(name = "Transactions")
class RevelationsController {

    private final Questions questions;
    private final Evidence evidence;
    private final TransactionReader reader;

    RevelationsController(Questions questions, Evidence evidence, ReadSide readSide) {
        this.questions = questions;
        this.evidence = evidence;
        this.reader = readSide.reader();
    }

    @Operation(
            operationId = "revealTransaction",
            summary = "A transaction with its personal data in full",
            description =
                    "Who asked, when and what for becomes evidence. What was erased stays erased.")
    @PostMapping(
            path = "/v1/transactions/{id}/revelations",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    TransactionView reveal(
            Caller caller, @PathVariable String id, @RequestBody RevelationForm form) {
        UUID transaction = Filter.id(id);
        Act act =
                new Act(
                        caller.institution(),
                        caller.login(),
                        "transaction.revealed",
                        transaction.toString(),
                        form.said().details());
        return questions.change(
                caller.institution(),
                connection -> {
                    TransactionView view =
                            reader.one(
                                    connection,
                                    caller.institution(),
                                    transaction,
                                    Masking.Showing.WHOLE);
                    evidence.record(connection, List.of(act));
                    return view;
                });
    }
}
