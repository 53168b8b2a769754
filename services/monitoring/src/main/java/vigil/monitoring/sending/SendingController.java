package vigil.monitoring.sending;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.kernel.identity.Caller;
import vigil.monitoring.decisions.DecisionView;
import vigil.monitoring.intake.json.TransactionForm;

/** Takes transactions as JSON. */
@RestController
@Tag(name = "Transactions")
class SendingController {

    private final Sending sending;

    SendingController(Sending sending) {
        this.sending = sending;
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
                            schema =
                                    @Schema(
                                            oneOf = {
                                                TransactionForm.class,
                                                TransactionForm.Batch.class
                                            })))
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
        Sending.Reply reply = sending.reply(caller, request);
        return ResponseEntity.status(reply.status()).body(reply.content());
    }
}
