package vigil.screening.match;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.matcher.screening.SearchLimits;
import vigil.screening.lists.Lists;
import vigil.screening.lists.Lists.InForce;
import vigil.screening.match.MatchAnswer.Asked;
import vigil.screening.match.MatchAnswer.Response;
import vigil.screening.match.MatchAnswer.Result;
import vigil.screening.match.MatchAnswer.Total;
import vigil.screening.questions.JsonBody;
import vigil.screening.questions.Question;
import vigil.screening.questions.QuestionReader;
import vigil.screening.questions.QuestionSettings;
import vigil.watchlists.matching.Finder;
import vigil.watchlists.matching.ListIndex;

/** Who it may be, asked and answered as OpenSanctions' API does. */
@RestController
@Tag(name = "Match")
class MatchController {

    /** Names under which all lists are searched. */
    private static final Set<String> ALL = Set.of("default", "all", "sanctions");

    private static final String ALGORITHM = "vigil";

    private final Lists lists;
    private final Finder finder;
    private final QuestionSettings settings;

    MatchController(Lists lists, Finder finder, QuestionSettings settings) {
        this.lists = lists;
        this.finder = finder;
        this.settings = settings;
    }

    @Operation(
            operationId = "match",
            summary = "Whom of a dataset the described entities may be",
            description =
                    "The dataset is the id of a list, or 'default' for all. Results from the cutoff on, the likeliest first; 'match' says whether the score reaches the threshold.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(type = "object"),
                            examples =
                                    @ExampleObject(
                                            "{\"queries\":{\"q1\":{\"schema\":\"Person\",\"properties\":{\"name\":[\"Jane Doe\"],\"birthDate\":[\"1975\"],\"country\":[\"ir\"]}}}}")))
    @PostMapping(
            path = "/match/{dataset}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    MatchAnswer match(
            @PathVariable String dataset,
            @ParameterObject MatchParameters parameters,
            @Parameter(hidden = true) HttpServletRequest request) {
        InForce inForce = lists.inForce();
        List<ListIndex> searched = searched(inForce, dataset, parameters);
        Wanted wanted =
                new Wanted(
                        searched,
                        parameters.limits(settings),
                        parameters.checkedLimit(),
                        parameters.checkedThreshold(settings));
        List<Question> questions = questions(JsonBody.object(request));
        Map<String, Response> responses = new LinkedHashMap<>();
        for (Question question : questions) {
            responses.put(question.key(), response(question, wanted, parameters));
        }
        return new MatchAnswer(
                responses,
                Results.FEATURES,
                wanted.results(),
                ALGORITHM,
                Finder.versions(searched));
    }

    private static List<ListIndex> searched(
            InForce inForce, String dataset, MatchParameters parameters) {
        if (!ALL.contains(dataset) && !inForce.lists().containsKey(dataset)) {
            throw Refusal.of(
                    ProblemCode.NOT_FOUND,
                    "There is no such dataset. There are: default, "
                            + String.join(", ", inForce.lists().keySet()));
        }
        return inForce.chosen(ALL.contains(dataset) ? Set.of() : Set.of(dataset)).stream()
                .filter(list -> parameters.wantsList(list.snapshot().list().text()))
                .toList();
    }

    private List<Question> questions(JsonNode body) {
        QuestionReader reader = new QuestionReader();
        List<Question> questions = new ArrayList<>();
        JsonNode queries = body.path("queries");
        if (!queries.isObject() || queries.isEmpty()) {
            reader.refuse("queries", "is an object of at least one query, by the caller's names");
        } else if (queries.size() > settings.questionsPerCall()) {
            reader.refuse("queries", "has at most " + settings.questionsPerCall() + " queries");
        } else {
            for (Map.Entry<String, JsonNode> query : queries.properties()) {
                reader.read("queries." + query.getKey(), query.getKey(), query.getValue())
                        .ifPresent(questions::add);
            }
        }
        reader.done();
        return questions;
    }

    /** What every query of a call shares. */
    private record Wanted(
            List<ListIndex> lists, SearchLimits limits, int results, double threshold) {}

    private Response response(Question question, Wanted wanted, MatchParameters parameters) {
        List<Result> results =
                finder.find(question.entity(), wanted.lists(), wanted.limits()).stream()
                        .filter(parameters::wants)
                        .limit(wanted.results())
                        .map(found ->
                                Results.of(
                                        found,
                                        finder.compare(question.entity(), found.hit().entity()),
                                        wanted.threshold()))
                        .toList();
        return new Response(
                200,
                results,
                new Total(results.size(), "eq"),
                new Asked(question.schema(), question.properties()));
    }
}
