package vigil.identity.access;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.kernel.tokens.TokenSecurity;
import vigil.kernel.tokens.TokenSecurity.TokenSettings;

/** The decision point's endpoints (Authorization API 1.0, sections 6, 7 and 9). */
@RestController
@Tag(name = "access")
final class EvaluationController {

    private static final int MOST = 100;
    private static final String ALL = "execute_all";
    private static final String UNTIL_NO = "deny_on_first_deny";
    private static final String UNTIL_YES = "permit_on_first_permit";
    private static final String NOT_WHOLE =
            "A question has a subject and a resource with type and id, and an action with a name.";
    private static final String EVALUATION = "/access/v1/evaluation";

    private final DecisionPoint point;
    private final TokenSettings settings;

    EvaluationController(DecisionPoint point, TokenSettings settings) {
        this.point = point;
        this.settings = settings;
    }

    /**
     * The shape of several questions, with what they have in common told once.
     *
     * @param evaluations absent for a single question
     * @param options {@code evaluations_semantic}: {@code execute_all}, {@code deny_on_first_deny}
     *     or {@code permit_on_first_permit}
     */
    record Questions(
            Question.@Nullable Entity subject,
            Question.@Nullable Verb action,
            Question.@Nullable Entity resource,
            @Nullable Map<String, Object> context,
            @Nullable List<Question> evaluations,
            @Nullable Map<String, Object> options) {}

    @PostMapping(EVALUATION)
    @Operation(summary = "Whether a subject may do something with a resource")
    Decision evaluate(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = Question.class)))
                    @RequestBody
                    JsonNode question,
            @Parameter(hidden = true) JwtAuthenticationToken token) {
        return point.decide(whole(read(question)), institution(token));
    }

    @PostMapping(EVALUATION + "s")
    @Operation(
            summary = "The same for several questions at once; one that is none is a decision, too")
    Map<String, Object> evaluateAll(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = Questions.class)))
                    @RequestBody
                    JsonNode questions,
            @Parameter(hidden = true) JwtAuthenticationToken token) {
        Question standard = read(questions);
        String semantic = semantic(questions);
        JsonNode asked = questions.path("evaluations");
        if (!asked.isMissingNode() && !asked.isArray()) {
            throw Refusal.of(ProblemCode.MALFORMED, "evaluations is a JSON array.");
        }
        if (asked.isEmpty()) {
            return fields(point.decide(whole(standard), institution(token)));
        }
        if (asked.size() > MOST) {
            throw Refusal.of(ProblemCode.MALFORMED, "Ask at most 100 questions at once.");
        }
        return Map.of("evaluations", decided(asked, standard, semantic, institution(token)));
    }

    /** Where the decision point is found (section 9). */
    @Hidden
    @GetMapping("/.well-known/authzen-configuration")
    Map<String, String> configuration() {
        String issuer = settings.issuer().toString();
        return Map.of(
                "policy_decision_point", issuer,
                "access_evaluation_endpoint", issuer + EVALUATION,
                "access_evaluations_endpoint", issuer + EVALUATION + "s",
                "search_subject_endpoint", issuer + SearchController.SUBJECT,
                "search_resource_endpoint", issuer + SearchController.RESOURCE,
                "search_action_endpoint", issuer + SearchController.ACTION);
    }

    private List<Map<String, Object>> decided(
            JsonNode asked, Question standard, String semantic, InstitutionId institution) {
        List<Map<String, Object>> decisions = new ArrayList<>();
        for (JsonNode each : asked) {
            Decision decision = decided(each, standard, institution);
            decisions.add(fields(decision));
            boolean enough =
                    (semantic.equals(UNTIL_NO) && !decision.decision())
                            || (semantic.equals(UNTIL_YES) && decision.decision());
            if (enough) {
                break;
            }
        }
        return decisions;
    }

    /** One that cannot be decided is denied, and the others are not held up (section 7.2.1). */
    private Decision decided(JsonNode asked, Question standard, InstitutionId institution) {
        try {
            Question question = Question.of(asked).orElse(standard);
            return question.isWhole()
                    ? point.decide(question, institution)
                    : Decision.unreadable(NOT_WHOLE);
        } catch (IllegalArgumentException e) {
            return Decision.unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Object> fields(Decision decision) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("decision", decision.decision());
        fields.put("context", decision.context());
        return fields;
    }

    private static String semantic(JsonNode questions) {
        JsonNode options;
        try {
            options = Question.object(questions, "options");
        } catch (IllegalArgumentException e) {
            throw Refusal.of(ProblemCode.MALFORMED, String.valueOf(e.getMessage()));
        }
        JsonNode word =
                options == null ? StringNode.valueOf(ALL) : options.path("evaluations_semantic");
        String wanted = word.isMissingNode() ? ALL : word.asString("");
        if (!List.of(ALL, UNTIL_NO, UNTIL_YES).contains(wanted)) {
            throw Refusal.of(ProblemCode.MALFORMED, "There is no such evaluations_semantic.");
        }
        return wanted;
    }

    /** What a body asks, or the refusal of one that asks nothing (section 10.1.2). */
    static Question read(JsonNode body) {
        try {
            return Question.of(body);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(ProblemCode.MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    private static Question whole(Question question) {
        if (!question.isWhole()) {
            throw Refusal.of(ProblemCode.MALFORMED, NOT_WHOLE);
        }
        return question;
    }

    static InstitutionId institution(JwtAuthenticationToken token) {
        return TokenSecurity.caller(token.getToken()).institution();
    }
}
