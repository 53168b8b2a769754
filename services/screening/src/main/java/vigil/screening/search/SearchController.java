package vigil.screening.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.kernel.pages.Cut;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.matcher.entity.Entity;
import vigil.matcher.ofac.OfacScore;
import vigil.matcher.screening.SearchLimits;
import vigil.screening.lists.Lists;
import vigil.screening.lists.Lists.InForce;
import vigil.screening.questions.JsonBody;
import vigil.screening.questions.Question;
import vigil.screening.questions.QuestionSettings;
import vigil.watchlists.matching.Compared;
import vigil.watchlists.matching.Finder;
import vigil.watchlists.matching.Finder.Found;
import vigil.watchlists.matching.ListIndex;

/** Screening with everything that explains it. */
@RestController
@Tag(name = "Screening")
class SearchController {

    private static final int LONGEST_TEXT = 200;
    private static final int HITS = 25;
    private static final double LOW = 0.2;

    private final Lists lists;
    private final Finder finder;
    private final QuestionSettings settings;

    SearchController(Lists lists, Finder finder, QuestionSettings settings) {
        this.lists = lists;
        this.finder = finder;
        this.settings = settings;
    }

    /**
     * @param lists the versions that were searched, by the list's id
     */
    record Answer(Map<String, String> lists, List<ResultView> results) {}

    /** The hits of one question. */
    record ResultView(String reference, List<HitView> hits) {}

    @Operation(
            operationId = "screen",
            summary = "Whom of the lists the described entities may be, explained",
            description =
                    "Every hit shows names word against word, each piece of evidence with its weight, and the score without it.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = SearchForm.Shape.class)))
    @PostMapping(
            path = "/v1/screening/searches",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Answer screen(@Parameter(hidden = true) HttpServletRequest request) {
        InForce inForce = lists.inForce();
        SearchForm form = SearchForm.read(JsonBody.object(request), settings);
        List<ListIndex> searched = searched(inForce, form.lists());
        return new Answer(
                Finder.versions(searched),
                form.questions().stream()
                        .map(question -> result(question, form, searched))
                        .toList());
    }

    @Operation(
            operationId = "searchText",
            summary = "Entries that a text may name, or whose id it is",
            description = "For an officer who looks something up; low scores are shown too.")
    @GetMapping(path = "/v1/screening/search", produces = MediaType.APPLICATION_JSON_VALUE)
    Answer search(
            @RequestParam @Parameter(description = "A name, or the id of an entry") String q,
            @RequestParam(required = false) @Nullable String list) {
        if (q.isBlank() || q.length() > LONGEST_TEXT) {
            throw Cut.refusal("q", "is a text of 1 to " + LONGEST_TEXT + " characters");
        }
        List<ListIndex> searched =
                searched(lists.inForce(), list == null ? Set.of() : Set.of(list));
        Entity asked =
                searched.stream()
                        .flatMap(one -> one.index().entity(q).stream())
                        .findFirst()
                        .orElseGet(() ->
                                new Compared("q", vigil.matcher.entity.Schema.THING)
                                        .add("name", q)
                                        .build());
        List<HitView> hits =
                finder.find(asked, searched, new SearchLimits(HITS, LOW)).stream()
                        .map(found -> view(found, asked, null))
                        .toList();
        return new Answer(Finder.versions(searched), List.of(new ResultView(q, hits)));
    }

    private ResultView result(Question question, SearchForm form, List<ListIndex> searched) {
        Entity asked = question.entity();
        return new ResultView(
                question.key(),
                finder.find(asked, searched, form.limits()).stream()
                        .map(found ->
                                view(
                                        found,
                                        asked,
                                        form.ofac()
                                                ? OfacScore.of(asked, found.hit().entity())
                                                : null))
                        .toList());
    }

    private HitView view(Found found, Entity asked, @Nullable Double ofacScore) {
        return HitView.of(
                found,
                finder.compare(asked, found.hit().entity()),
                found.hit().score() >= settings.threshold(),
                ofacScore);
    }

    private static List<ListIndex> searched(InForce inForce, Collection<String> ids) {
        if (!inForce.lists().keySet().containsAll(ids)) {
            throw Refusal.of(
                    ProblemCode.NOT_FOUND,
                    "There is no such list. There are: "
                            + String.join(", ", inForce.lists().keySet()));
        }
        return inForce.chosen(ids);
    }
}
