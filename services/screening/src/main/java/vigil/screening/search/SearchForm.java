package vigil.screening.search;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import vigil.matcher.screening.SearchLimits;
import vigil.screening.questions.Question;
import vigil.screening.questions.QuestionReader;
import vigil.screening.questions.QuestionSettings;

/**
 * A checked request for screening.
 *
 * @param lists ids of the lists that are searched; all when empty
 * @param ofac whether hits also show what OFAC's tool would score
 */
record SearchForm(List<Question> questions, Set<String> lists, SearchLimits limits, boolean ofac) {

    private static final int HITS = 10;
    private static final int MOST_HITS = 500;

    /** The shape of the request, for its description. */
    @Schema(name = "Screening")
    record Shape(
            List<QuestionShape> questions,
            @Schema(description = "Only these lists") List<String> lists,
            @Schema(description = "Most hits of a question, 1 to 500; 10 when absent") int limit,
            @Schema(description = "The score below which nothing is shown") double cutoff,
            @Schema(description = "Also show what OFAC's search tool would score") boolean ofac) {}

    /** A question's shape. */
    @Schema(name = "Question")
    record QuestionShape(
            @Schema(description = "The caller's name for the question") String reference,
            @Schema(description = "Of FollowTheMoney", example = "Person") String schema,
            @Schema(
                            example =
                                    "{\"name\":[\"Jane Doe\"],\"birthDate\":[\"1975\"],\"country\":[\"ir\"]}")
                    Map<String, List<String>> properties) {}

    static SearchForm read(JsonNode body, QuestionSettings settings) {
        QuestionReader reader = new QuestionReader();
        List<Question> questions = new ArrayList<>();
        JsonNode asked = body.path("questions");
        if (!asked.isArray() || asked.isEmpty() || asked.size() > settings.questionsPerCall()) {
            reader.refuse(
                    "questions",
                    "is an array of 1 to " + settings.questionsPerCall() + " questions");
        } else {
            for (int i = 0; i < asked.size(); i++) {
                question(reader, i, asked.get(i)).ifPresent(questions::add);
            }
        }
        Set<String> lists = new TreeSet<>();
        for (JsonNode list : body.path("lists")) {
            lists.add(list.asString(""));
        }
        int limit = whole(reader, body);
        double cutoff = share(reader, body, settings.cutoff());
        reader.done();
        return new SearchForm(
                questions,
                lists,
                new SearchLimits(limit, cutoff),
                body.path("ofac").asBoolean(false));
    }

    private static Optional<Question> question(QuestionReader reader, int row, JsonNode node) {
        String path = "questions[" + row + "]";
        String reference = node.path("reference").asString(Integer.toString(row));
        return reader.read(path, reference, node);
    }

    private static int whole(QuestionReader reader, JsonNode body) {
        JsonNode limit = body.path("limit");
        if (limit.isMissingNode()) {
            return HITS;
        }
        if (!limit.isInt() || limit.intValue() < 1 || limit.intValue() > MOST_HITS) {
            reader.refuse("limit", "is a number from 1 to " + MOST_HITS);
            return HITS;
        }
        return limit.intValue();
    }

    private static double share(QuestionReader reader, JsonNode body, double otherwise) {
        JsonNode cutoff = body.path("cutoff");
        if (cutoff.isMissingNode()) {
            return otherwise;
        }
        if (!cutoff.isNumber() || !(cutoff.doubleValue() >= 0 && cutoff.doubleValue() <= 1)) {
            reader.refuse("cutoff", "is a number from 0 to 1");
            return otherwise;
        }
        return cutoff.doubleValue();
    }
}
