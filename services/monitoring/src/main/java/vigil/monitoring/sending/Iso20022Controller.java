package vigil.monitoring.sending;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.problems.Problem;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.kernel.requests.Body;
import vigil.monitoring.desk.DecisionDesk;
import vigil.monitoring.intake.Reading;
import vigil.monitoring.intake.StatusReport;
import vigil.monitoring.intake.iso20022.IsoMessageReader;
import vigil.monitoring.intake.iso20022.IsoReading;
import vigil.monitoring.store.StatusStore;
import vigil.monitoring.vitals.Vitals;

/** Takes ISO 20022 messages as banks send them. */
@RestController
@Tag(name = "Transactions")
class Iso20022Controller {

    private final IsoMessageReader reader;
    private final RowByRow rows;
    private final StatusStore statuses;
    private final Questions questions;
    private final Vitals vitals;
    private final Senders senders;

    Iso20022Controller(
            IsoMessageReader reader,
            DecisionDesk desk,
            StatusStore statuses,
            Questions questions,
            Vitals vitals,
            Senders senders) {
        this.reader = reader;
        this.rows = new RowByRow(desk);
        this.statuses = statuses;
        this.questions = questions;
        this.vitals = vitals;
        this.senders = senders;
    }

    @Operation(
            operationId = "sendMessage",
            summary = "Send an ISO 20022 message",
            description =
                    "pacs.008, pacs.009, pain.001 (a decision for each transaction) or pacs.002 (each status report is kept), with or without a business header. The path names the message, as pacs.008 or pacs.008.001.08.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = "application/xml", schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "207",
            content = @Content(schema = @Schema(implementation = Results.class)))
    @PostMapping(
            path = "/v1/iso20022/{message}",
            consumes = {MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Results> send(
            @PathVariable String message, Caller caller, HttpServletRequest request) {
        if (!IsoMessageReader.takes(message)) {
            throw Refusal.of(
                    ProblemCode.UNSUPPORTED_MESSAGE,
                    "Taken in here: pacs.008, pacs.009, pain.001, pacs.002.");
        }
        vitals.requireAll();
        IsoReading reading =
                reader.read(Body.read(request, IsoMessageReader.MAX_BYTES, "The body"), message);
        reading.refusal()
                .ifPresent(whole -> {
                    throw new Refusal(Bodies.problem(whole));
                });
        List<Result> results =
                new ArrayList<>(rows.decide(senders.of(caller, request), reading.payments()));
        results.addAll(file(caller.institution(), reading.statusReports()));
        results.sort(Comparator.comparingLong(Result::row));
        String name = reading.message() == null ? null : reading.message().toString();
        return ResponseEntity.status(HttpStatus.MULTI_STATUS).body(new Results(name, results));
    }

    private List<Result> file(InstitutionId institution, Reading<StatusReport> reports) {
        Map<Long, List<Remark>> remarks = RowByRow.remarks(reports);
        List<Result> results = new ArrayList<>(RowByRow.failed(reports, remarks));
        if (reports.accepted().isEmpty()) {
            return results;
        }
        questions.change(
                institution,
                connection -> {
                    for (Reading.Accepted<StatusReport> report : reports.accepted()) {
                        results.add(
                                result(
                                        report.row(),
                                        statuses.keep(connection, institution, report.value()),
                                        remarks.getOrDefault(report.row(), List.of())));
                    }
                    return results.size();
                });
        return results;
    }

    private static Result result(long row, StatusStore.Filed filed, List<Remark> remarks) {
        return switch (filed) {
            case StatusStore.Filed.Kept kept ->
                    Result.filed(
                            row,
                            new StatusReceipt(
                                    kept.status().toString(),
                                    kept.transaction().toString(),
                                    kept.known(),
                                    false),
                            remarks);
            case StatusStore.Filed.Repeated repeated ->
                    Result.filed(
                            row,
                            new StatusReceipt(
                                    repeated.status().toString(),
                                    repeated.transaction().toString(),
                                    repeated.known(),
                                    true),
                            remarks);
            case StatusStore.Filed.Conflicting _ ->
                    Result.refused(
                            row,
                            Problem.of(
                                    ProblemCode.CONFLICT,
                                    "A status report with this id and other content was sent before."),
                            remarks);
        };
    }
}
