package vigil.cases.requests;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.cases.casework.Case;
import vigil.cases.casework.CaseRows;
import vigil.cases.casework.CaseWork;
import vigil.cases.pages.Form;
import vigil.cases.pages.Words;
import vigil.cases.seal.Seals;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Filter;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/** Requests for information of a case. */
@RestController
@Tag(name = "Case requests")
class RequestsController {

    private static final String PATH = "/v1/cases/{id}/requests";
    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private final Questions questions;
    private final CaseWork work;

    RequestsController(Questions questions, CaseWork work) {
        this.questions = questions;
        this.work = work;
    }

    /** The shape of a question. */
    @Schema(name = "InformationRequestForm")
    record Shape(
            @Schema(
                            allowableValues = {
                                "customer",
                                "branch",
                                "other_institution",
                                "authority",
                                "other"
                            })
                    String addressee,
            @Schema(description = "1 to 10,000 characters") String question,
            @Schema(format = "date-time") String dueAt) {}

    /** The shape of an answer. */
    @Schema(name = "InformationAnswerForm")
    record AnswerShape(@Schema(description = "1 to 10,000 characters") String answer) {}

    @Operation(operationId = "caseRequests", summary = "What was asked, newest first")
    @GetMapping(path = PATH, produces = JSON)
    List<RequestView> list(Caller caller, @PathVariable String id) {
        UUID about = Filter.id(id);
        return questions.ask(
                caller.institution(),
                connection -> {
                    CaseRows.require(connection, about);
                    return all(connection, caller, about);
                });
    }

    @Operation(operationId = "requestInformation", summary = "Note what is asked, and until when")
    @RequestBody(
            required = true,
            content = @Content(mediaType = JSON, schema = @Schema(implementation = Shape.class)))
    @PostMapping(path = PATH, consumes = JSON, produces = JSON)
    List<RequestView> ask(
            Caller caller,
            @PathVariable String id,
            @Parameter(hidden = true) HttpServletRequest request) {
        UUID about = Filter.id(id);
        Form form = Form.of(request);
        Addressee addressee = form.word("addressee", Addressee.class);
        String question = form.text("question", Form.LONGEST_WORDS);
        Instant due = form.time("dueAt");
        form.done();
        return questions.change(
                caller.institution(),
                connection -> {
                    Case kept = work.lockOpen(connection, caller, about, null);
                    UUID asked = UUID.randomUUID();
                    Seals.Key key = work.seals().key(connection, caller.institution(), about);
                    RequestRows.insert(
                            connection,
                            caller,
                            new RequestRows.Asked(
                                    asked,
                                    about,
                                    addressee,
                                    key.seal(RequestRows.QUESTION, question),
                                    work.chronicle().now(),
                                    due));
                    work.added(
                            connection,
                            caller,
                            kept,
                            "information_requested",
                            Map.of(
                                    "requestId", asked.toString(),
                                    "addressee", Words.of(addressee),
                                    "dueAt", due.toString()));
                    return all(connection, caller, about);
                });
    }

    @Operation(operationId = "answerRequest", summary = "Note what came back")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = AnswerShape.class)))
    @PostMapping(path = PATH + "/{request}/answers", consumes = JSON, produces = JSON)
    List<RequestView> answer(
            Caller caller,
            @PathVariable String id,
            @PathVariable("request") String asked,
            @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.of(request);
        String answer = form.text("answer", Form.LONGEST_WORDS);
        form.done();
        return end(caller, id, asked, answer);
    }

    @Operation(operationId = "withdrawRequest", summary = "Ask no more")
    @PostMapping(path = PATH + "/{request}/withdrawals", produces = JSON)
    List<RequestView> withdraw(
            Caller caller, @PathVariable String id, @PathVariable("request") String asked) {
        return end(caller, id, asked, null);
    }

    private List<RequestView> end(Caller caller, String id, String asked, @Nullable String answer) {
        UUID about = Filter.id(id);
        UUID ended = Filter.id(asked);
        return questions.change(
                caller.institution(),
                connection -> {
                    Case kept = work.lockOpen(connection, caller, about, null);
                    Seals.Key key = work.seals().key(connection, caller.institution(), about);
                    boolean open =
                            RequestRows.end(
                                    connection,
                                    caller,
                                    new RequestRows.End(
                                            about,
                                            ended,
                                            answer == null
                                                    ? null
                                                    : key.seal(RequestRows.ANSWER, answer),
                                            work.chronicle().now()));
                    if (!open) {
                        throw Refusal.of(
                                ProblemCode.WRONG_STATE, "No request under this id is open.");
                    }
                    work.added(
                            connection,
                            caller,
                            kept,
                            answer == null ? "request_withdrawn" : "request_answered",
                            Map.of("requestId", ended.toString()));
                    return all(connection, caller, about);
                });
    }

    private List<RequestView> all(Connection connection, Caller caller, UUID about)
            throws SQLException {
        return RequestRows.of(
                connection,
                about,
                work.seals().existing(connection, caller.institution(), about),
                work.chronicle().now());
    }
}
