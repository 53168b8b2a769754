package vigil.identity.access;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
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
    private static final String EVALUATION = "/access/v1/evaluation";

    private final DecisionPoint point;
    private final TokenSettings settings;

    EvaluationController(DecisionPoint point, TokenSettings settings) {
        this.point = point;
        this.settings = settings;
    }

    /**
     * Several questions, with what they have in common told once.
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
            @RequestBody Question question,
            @Parameter(hidden = true) JwtAuthenticationToken token) {
        return point.decide(whole(question), institution(token));
    }

    @PostMapping(EVALUATION + "s")
    @Operation(summary = "The same for several questions at once")
    Map<String, Object> evaluateAll(
            @RequestBody Questions questions,
            @Parameter(hidden = true) JwtAuthenticationToken token) {
        Question standard =
                new Question(
                        questions.subject(),
                        questions.action(),
                        questions.resource(),
                        questions.context());
        List<Question> asked = questions.evaluations();
        if (asked == null || asked.isEmpty()) {
            Decision decision = point.decide(whole(standard), institution(token));
            return fields(decision);
        }
        if (asked.size() > MOST) {
            throw Refusal.of(ProblemCode.MALFORMED, "Ask at most 100 questions at once.");
        }
        List<Question> whole =
                asked.stream().map(question -> whole(question.orElse(standard))).toList();
        return Map.of(
                "evaluations", decided(whole, semantic(questions.options()), institution(token)));
    }

    /** Where the decision point is found (section 9). */
    @Hidden
    @GetMapping("/.well-known/authzen-configuration")
    Map<String, String> configuration() {
        String issuer = settings.issuer().toString();
        return Map.of(
                "policy_decision_point", issuer,
                "access_evaluation_endpoint", issuer + EVALUATION,
                "access_evaluations_endpoint", issuer + EVALUATION + "s");
    }

    private List<Map<String, Object>> decided(
            List<Question> questions, String semantic, InstitutionId institution) {
        List<Map<String, Object>> decisions = new ArrayList<>();
        for (Question question : questions) {
            Decision decision = point.decide(question, institution);
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

    private static Map<String, Object> fields(Decision decision) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("decision", decision.decision());
        fields.put("context", decision.context());
        return fields;
    }

    private static String semantic(@Nullable Map<String, Object> options) {
        Object wanted = options == null ? null : options.get("evaluations_semantic");
        String word = Objects.requireNonNullElse(wanted, ALL).toString();
        if (!List.of(ALL, UNTIL_NO, UNTIL_YES).contains(word)) {
            throw Refusal.of(ProblemCode.MALFORMED, "There is no such evaluations_semantic.");
        }
        return word;
    }

    private static Question whole(Question question) {
        if (!question.isWhole()) {
            throw Refusal.of(
                    ProblemCode.MALFORMED,
                    "A question has a subject and a resource with type and id, and an action with a name.");
        }
        return question;
    }

    private static InstitutionId institution(JwtAuthenticationToken token) {
        return TokenSecurity.caller(token.getToken()).institution();
    }
}
