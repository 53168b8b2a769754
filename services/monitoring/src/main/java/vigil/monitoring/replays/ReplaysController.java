package vigil.monitoring.replays;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.contracts.decisions.v1.Decision;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.monitoring.decisions.DecisionReader;

/** Where officers have a decision made again, and see whether it is the same. */
@RestController
@Tag(name = "Decisions")
class ReplaysController {

    private static final String REPLAYS = "/v1/decisions/{transactionId}/replays";

    private final Questions questions;
    private final Evidence evidence;

    ReplaysController(Questions questions, Evidence evidence) {
        this.questions = questions;
        this.evidence = evidence;
    }

    @Operation(
            operationId = "replayDecision",
            summary = "Make a decision again",
            description =
                    "Replays the log from its start up to the transaction in a core of its own, and holds what comes out against the recorded decision, byte for byte. One at a time in an institution.")
    @ApiResponse(responseCode = "202", description = "It waits for its turn")
    @ApiResponse(responseCode = "200", description = "From earlier versions; not answered any more")
    @PostMapping(path = REPLAYS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ReplayView> ask(@PathVariable String transactionId, Caller caller) {
        UUID transaction = Filter.id(transactionId);
        UUID id = UUID.randomUUID();
        ReplayView view =
                questions.change(
                        caller.institution(),
                        connection -> {
                            Decision decision = decision(connection, transaction);
                            if (!ReplayRows.insert(connection, caller, id, transaction, decision)) {
                                throw Refusal.of(
                                        ProblemCode.IN_PROGRESS,
                                        "Another decision is being made again; wait for it.");
                            }
                            evidence.record(
                                    connection,
                                    List.of(
                                            new Act(
                                                    caller.institution(),
                                                    caller.login(),
                                                    "decision.replay_asked",
                                                    transaction.toString(),
                                                    Map.of("replay", id.toString()))));
                            return ReplayRows.one(connection, transaction, id);
                        });
        return ResponseEntity.accepted()
                .location(URI.create("/v1/decisions/" + transaction + "/replays/" + id))
                .body(view);
    }

    @Operation(operationId = "replays", summary = "Replays of a decision, newest first")
    @GetMapping(path = REPLAYS, produces = MediaType.APPLICATION_JSON_VALUE)
    Page<ReplayView> list(
            @PathVariable String transactionId, Caller caller, @ParameterObject Page.Query page) {
        UUID transaction = Filter.id(transactionId);
        return questions.ask(
                caller.institution(),
                connection -> {
                    decision(connection, transaction);
                    Filter filter = new Filter().and("transaction_id = ?", transaction);
                    return ReplayRows.page(connection, filter, page.cut());
                });
    }

    private static Decision decision(Connection connection, UUID transaction) throws SQLException {
        Decision decision = DecisionReader.find(connection, List.of(transaction)).get(transaction);
        if (decision == null) {
            throw Filter.notFound();
        }
        return decision;
    }

    @Operation(
            operationId = "replay",
            summary = "How far a replay has come, or what came out of it")
    @GetMapping(path = REPLAYS + "/{replayId}", produces = MediaType.APPLICATION_JSON_VALUE)
    ReplayView one(
            @PathVariable String transactionId, @PathVariable String replayId, Caller caller) {
        UUID transaction = Filter.id(transactionId);
        UUID id = Filter.id(replayId);
        return questions.ask(
                caller.institution(), connection -> ReplayRows.one(connection, transaction, id));
    }

    @Operation(
            operationId = "replayedScenarios",
            summary = "The scenarios that were in force, and how near each was",
            description =
                    "Found while the decision was made again: those that hit first, then the nearest. What was seen is told as hits tell it; nothing of a person stands in it.")
    @GetMapping(
            path = REPLAYS + "/{replayId}/scenarios",
            produces = MediaType.APPLICATION_JSON_VALUE)
    List<ScenarioView> scenarios(
            @PathVariable String transactionId, @PathVariable String replayId, Caller caller) {
        UUID transaction = Filter.id(transactionId);
        UUID id = Filter.id(replayId);
        return questions.ask(
                caller.institution(),
                connection ->
                        ReplayRows.scenarios(connection, transaction, id)
                                .map(ScenarioView::read)
                                .orElseThrow(Filter::notFound));
    }
}
