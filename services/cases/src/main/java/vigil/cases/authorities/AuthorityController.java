package vigil.cases.authorities;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.cases.authorities.AuthorityDesk.Registered;
import vigil.cases.authorities.AuthorityDesk.Registering;
import vigil.cases.authorities.AuthorityDesk.Seen;
import vigil.cases.authorities.AuthorityDesk.Texts;
import vigil.cases.pages.Form;
import vigil.cases.pages.Versions;
import vigil.cases.pages.Words;
import vigil.cases.reports.authority.ReportSettings;
import vigil.cases.seal.Seals;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/**
 * What authorities ask of the institution; for those alone who may know of reports. {@code
 * If-Match} names the version that was seen.
 */
@RestController
@Tag(name = "Authority requests")
class AuthorityController {

    private static final String ALL = "/v1/authority-requests";
    private static final String ONE = ALL + "/{id}";
    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final int LONGEST_NAME = 300;

    private final AuthorityDesk desk;
    private final ReportSettings settings;

    AuthorityController(AuthorityDesk desk, ReportSettings settings) {
        this.desk = desk;
        this.settings = settings;
    }

    /** The shape of a request. */
    @Schema(name = "AuthorityRequestForm")
    record Shape(
            String caseId,
            @Schema(
                            allowableValues = {
                                "information",
                                "production_order",
                                "account_freeze",
                                "keep_open",
                                "other"
                            })
                    String kind,
            @Schema(description = "Who asks, 1 to 300 characters") String authority,
            @Schema(description = "The authority's own, 1 to 300 characters") String reference,
            @Schema(description = "What is asked, 1 to 10,000 characters") String words,
            @Schema(description = "When it came in", format = "date-time") String receivedAt,
            @Schema(description = "Whether it is urgent by law; false when absent")
                    @Nullable Boolean urgent,
            @Schema(
                            description =
                                    "Whose deadlines count, a country in two letters or EU; the deployment's when absent")
                    @Nullable String jurisdiction,
            @Schema(
                            description =
                                    "The authority's own day; when absent, the law's counts where one is in force",
                            format = "date-time")
                    @Nullable String dueAt,
            @Schema(description = "How long an account stays frozen or open", format = "date-time")
                    @Nullable String inForceUntil) {}

    /** The shape of an answer. */
    @Schema(name = "AuthorityRequestAnswerForm")
    record AnswerShape(
            @Schema(description = "What was answered, 1 to 10,000 characters") String answer,
            @Schema(description = "When it left; now when absent", format = "date-time")
                    @Nullable String answeredAt) {}

    /** The shape of a withdrawal. */
    @Schema(name = "AuthorityWithdrawalForm")
    record WithdrawalShape(@Schema(description = "Why, 1 to 10,000 characters") String words) {}

    /** The shape of another day. */
    @Schema(name = "AuthorityExtensionForm")
    record ExtensionShape(@Schema(format = "date-time") String dueAt) {}

    @Operation(
            operationId = "authorityRequests",
            summary = "What authorities ask, the newest first")
    @GetMapping(path = ALL, produces = JSON)
    Page<AuthorityRequestView> list(
            Caller caller,
            @Parameter(
                            description =
                                    "open, answered or withdrawn, several with commas; open when absent")
                    @RequestParam(required = false)
                    @Nullable String state,
            @Parameter(description = "Id of the case: all of it, whatever its state")
                    @RequestParam(required = false)
                    @Nullable String caseId,
            @ParameterObject Page.Query page) {
        Cut cut = page.cut();
        Filter filter = new Filter().and("a.number < ?", cut.before());
        if (caseId != null) {
            filter.and("a.case_id = ?", Filter.id(caseId));
        }
        if (state != null || caseId == null) {
            filter.and(
                    Words.anyOf(
                            "a.state",
                            Words.allAsked(
                                    "state",
                                    state == null ? "open" : state,
                                    AuthorityState.class)));
        }
        return desk.questions()
                .ask(caller.institution(), connection -> page(connection, caller, filter, cut));
    }

    private Page<AuthorityRequestView> page(
            Connection connection, Caller caller, Filter filter, Cut cut) throws SQLException {
        List<AuthorityRequest> rows;
        try (PreparedStatement select =
                connection.prepareStatement(
                        AuthorityRows.SELECT
                                + filter.where()
                                + " order by a.number desc limit ?")) {
            select.setInt(filter.bind(select), cut.rows());
            rows = AuthorityRows.rows(select);
        }
        Map<UUID, Seals.Key> keys =
                desk.work()
                        .seals()
                        .existing(
                                connection,
                                caller.institution(),
                                rows.stream().map(row -> row.asked().caseId()).toList());
        Instant now = desk.work().chronicle().now();
        return cut.page(
                rows,
                AuthorityRequest::number,
                row ->
                        AuthorityRequestView.of(
                                row, Objects.requireNonNull(keys.get(row.asked().caseId())), now));
    }

    @Operation(
            operationId = "registerAuthorityRequest",
            summary = "Register what an authority asks about a case",
            description =
                    "Sent again with the same Idempotency-Key, it is the same request. The case shows no trace of it to those who may not know.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = JSON, schema = @Schema(implementation = Shape.class)))
    @ApiResponse(responseCode = "201", description = "The request")
    @PostMapping(path = ALL, consumes = JSON, produces = JSON)
    ResponseEntity<AuthorityRequestView> register(
            Caller caller,
            @Parameter(required = true) @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable String key,
            @Parameter(hidden = true) HttpServletRequest request) {
        if (key == null || !key.matches(Form.ID_FORM)) {
            throw Refusal.of(
                    ProblemCode.IDEMPOTENCY_KEY_MISSING,
                    "Name the request in the header Idempotency-Key, so that it is registered once.");
        }
        Registered registered = desk.register(caller, registering(Form.of(request), key));
        return ResponseEntity.status(registered.now() ? HttpStatus.CREATED : HttpStatus.OK)
                .eTag(Versions.tag(registered.view().version()))
                .body(registered.view());
    }

    private Registering registering(Form form, String key) {
        Instant received = form.time("receivedAt");
        if (received.isAfter(desk.work().chronicle().now())) {
            form.refuse("receivedAt", "is a time that has come");
        }
        String jurisdiction =
                form.isAbsent("jurisdiction")
                        ? settings.jurisdiction()
                        : form.text("jurisdiction", 2);
        if (!jurisdiction.matches("[A-Z]{2}")) {
            form.refuse("jurisdiction", "is a country in two letters, or EU");
        }
        Instant due = form.isAbsent("dueAt") ? null : form.time("dueAt");
        Instant until = form.isAbsent("inForceUntil") ? null : form.time("inForceUntil");
        if (due != null && !due.isAfter(received)) {
            form.refuse("dueAt", "lies behind the day of receipt");
        }
        if (until != null && !until.isAfter(received)) {
            form.refuse("inForceUntil", "lies behind the day of receipt");
        }
        var about = form.uuid("caseId");
        AuthorityKind kind = form.word("kind", AuthorityKind.class);
        Texts texts =
                new Texts(
                        form.text("authority", LONGEST_NAME),
                        form.text("reference", LONGEST_NAME),
                        form.text("words", Form.LONGEST_WORDS));
        boolean urgent = Boolean.TRUE.equals(form.optionalTruth("urgent"));
        form.done();
        return new Registering(
                key, about.orElseThrow(), kind, texts, urgent, jurisdiction, received, due, until);
    }

    @Operation(
            operationId = "authorityRequest",
            summary = "What an authority asks; its version is the ETag")
    @GetMapping(path = ONE, produces = JSON)
    ResponseEntity<AuthorityRequestView> one(Caller caller, @PathVariable String id) {
        return tagged(
                desk.questions()
                        .ask(
                                caller.institution(),
                                connection -> desk.view(connection, caller, Filter.id(id))));
    }

    @Operation(operationId = "answerAuthorityRequest", summary = "Note what was answered")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = AnswerShape.class)))
    @PostMapping(path = ONE + "/answers", consumes = JSON, produces = JSON)
    ResponseEntity<AuthorityRequestView> answer(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.of(request);
        String answer = form.text("answer", Form.LONGEST_WORDS);
        Instant now = desk.work().chronicle().now();
        Instant at = form.isAbsent("answeredAt") ? now : form.time("answeredAt");
        if (at.isAfter(now)) {
            form.refuse("answeredAt", "is a time that has come");
        }
        form.done();
        return tagged(desk.answer(caller, seen(id, ifMatch), answer, at));
    }

    @Operation(
            operationId = "withdrawAuthorityRequest",
            summary = "Note that the authority asks no more")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = WithdrawalShape.class)))
    @PostMapping(path = ONE + "/withdrawals", consumes = JSON, produces = JSON)
    ResponseEntity<AuthorityRequestView> withdraw(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.of(request);
        String words = form.text("words", Form.LONGEST_WORDS);
        form.done();
        return tagged(desk.withdraw(caller, seen(id, ifMatch), words));
    }

    @Operation(
            operationId = "extendAuthorityRequest",
            summary = "Note the other day that the authority gives")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = ExtensionShape.class)))
    @PostMapping(path = ONE + "/extensions", consumes = JSON, produces = JSON)
    ResponseEntity<AuthorityRequestView> extend(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request) {
        Form form = Form.of(request);
        Instant due = form.time("dueAt");
        if (!due.isAfter(desk.work().chronicle().now())) {
            form.refuse("dueAt", "lies ahead");
        }
        form.done();
        return tagged(desk.extend(caller, seen(id, ifMatch), due));
    }

    private static Seen seen(String id, @Nullable String ifMatch) {
        return new Seen(Filter.id(id), Versions.expected(ifMatch));
    }

    private static ResponseEntity<AuthorityRequestView> tagged(AuthorityRequestView view) {
        return ResponseEntity.ok().eTag(Versions.tag(view.version())).body(view);
    }
}
