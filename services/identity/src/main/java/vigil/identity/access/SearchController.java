package vigil.identity.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/** Who may, with what, and what at all: searches of Authorization API 1.0, section 8. */
@RestController
@Tag(name = "access")
final class SearchController {

    static final String SUBJECT = "/access/v1/search/subject";
    static final String RESOURCE = "/access/v1/search/resource";
    static final String ACTION = "/access/v1/search/action";

    private final DecisionPoint point;

    SearchController(DecisionPoint point) {
        this.point = point;
    }

    /**
     * The shape of a search, for the API's description. What is searched for says its type alone.
     *
     * @param page {@code limit}, from 1 to 100, and {@code token}, the {@code next_token} of the
     *     page before
     */
    record Search(
            Question.@Nullable Entity subject,
            Question.@Nullable Verb action,
            Question.@Nullable Entity resource,
            @Nullable Map<String, Object> context,
            @Nullable Map<String, Object> page) {}

    @PostMapping(SUBJECT)
    @Operation(summary = "Which subjects of a type may do something with a resource")
    Map<String, Object> subjects(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = Search.class)))
                    @RequestBody
                    JsonNode search,
            @Parameter(hidden = true) JwtAuthenticationToken token) {
        Question question = EvaluationController.read(search);
        Question.Entity subject = question.subject();
        boolean whole =
                subject != null && subject.hasType() && has(question.action(), question.resource());
        return paged(
                search,
                whole,
                () -> point.subjects(question, EvaluationController.institution(token)),
                id -> entity(subject, id));
    }

    @PostMapping(RESOURCE)
    @Operation(summary = "With which resources of a type a subject may do something")
    Map<String, Object> resources(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = Search.class)))
                    @RequestBody
                    JsonNode search,
            @Parameter(hidden = true) JwtAuthenticationToken token) {
        Question question = EvaluationController.read(search);
        Question.Entity resource = question.resource();
        boolean whole =
                resource != null
                        && resource.hasType()
                        && has(question.action(), question.subject());
        return paged(
                search,
                whole,
                () -> point.resources(question, EvaluationController.institution(token)),
                id -> entity(resource, id));
    }

    @PostMapping(ACTION)
    @Operation(summary = "What a subject may do with a resource")
    Map<String, Object> actions(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = Search.class)))
                    @RequestBody
                    JsonNode search,
            @Parameter(hidden = true) JwtAuthenticationToken token) {
        Question question = EvaluationController.read(search);
        boolean whole =
                question.subject() != null
                        && question.subject().isWhole()
                        && question.resource() != null
                        && question.resource().isWhole();
        return paged(
                search,
                whole,
                () -> point.actions(question, EvaluationController.institution(token)),
                name -> Map.of("name", name));
    }

    private static boolean has(Question.@Nullable Verb action, Question.@Nullable Entity entity) {
        return action != null && action.isWhole() && entity != null && entity.isWhole();
    }

    private static Map<String, Object> entity(Question.@Nullable Entity like, String id) {
        String type = like == null || like.type() == null ? "" : like.type();
        return Map.of("type", type, "id", id);
    }

    /** What is found. */
    private interface Found {
        List<String> all();
    }

    private static Map<String, Object> paged(
            JsonNode search,
            boolean whole,
            Found found,
            Function<String, Map<String, Object>> shown) {
        if (!whole) {
            throw Refusal.of(
                    ProblemCode.MALFORMED,
                    "A search has a type of what it looks for, and everything else as a question has.");
        }
        SearchPage page;
        try {
            page = SearchPage.of(search);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(ProblemCode.MALFORMED, String.valueOf(e.getMessage()));
        }
        List<String> all = found.all();
        List<Map<String, Object>> results = page.cut(all).stream().map(shown).toList();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put(
                "page",
                Map.of(
                        "next_token", page.next(all.size()),
                        "count", results.size(),
                        "total", all.size()));
        told.put("results", results);
        return told;
    }
}
