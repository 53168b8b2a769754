package vigil.screening.match;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;
import vigil.kernel.pages.Cut;
import vigil.matcher.screening.SearchLimits;
import vigil.screening.questions.QuestionSettings;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.Property;
import vigil.watchlists.entities.Schema;
import vigil.watchlists.matching.Finder.Found;

/** The query parameters of a match, by OpenSanctions' names. */
record MatchParameters(
        @Parameter(description = "Most results of a query, 1 to 500; 5 when absent")
                @Nullable String limit,
        @Parameter(description = "The score from which on a result is a match, 0 to 1")
                @Nullable String threshold,
        @Parameter(description = "The score below which nothing is shown, 0 to 1")
                @Nullable String cutoff,
        @Parameter(
                        description =
                                "Accepted for the sake of clients; there is one matcher here, named in the answer")
                @Nullable String algorithm,
        @Parameter(description = "Only these lists") @BindParam("include_dataset")
                @Nullable List<String> includeDataset,
        @Parameter(description = "Not these lists") @BindParam("exclude_dataset")
                @Nullable List<String> excludeDataset,
        @Parameter(description = "No entities of these schemata") @BindParam("exclude_schema")
                @Nullable List<String> excludeSchema,
        @Parameter(description = "Not these entities") @BindParam("exclude_entity_ids")
                @Nullable List<String> excludeEntityIds,
        @Parameter(description = "Only entities with one of these topics")
                @Nullable List<String> topics) {

    private static final int LIMIT = 5;
    private static final int LARGEST_LIMIT = 500;

    /** How many more are searched where some of what is found is not wanted. */
    private static final int ROOM = 50;

    int checkedLimit() {
        return Cut.number("limit", limit, LARGEST_LIMIT, LIMIT);
    }

    double checkedThreshold(QuestionSettings settings) {
        return score("threshold", threshold, settings.threshold());
    }

    /** Never above the threshold: whoever asks for matches from 0.3 on is shown them. */
    double checkedCutoff(QuestionSettings settings) {
        return cutoff == null
                ? Math.min(settings.cutoff(), checkedThreshold(settings))
                : score("cutoff", cutoff, settings.cutoff());
    }

    SearchLimits limits(QuestionSettings settings) {
        int room = narrows() ? ROOM + (excludeEntityIds == null ? 0 : excludeEntityIds.size()) : 0;
        return new SearchLimits(Math.min(checkedLimit() + room, 10_000), checkedCutoff(settings));
    }

    /** Whether a list may be searched. */
    boolean wantsList(String list) {
        return (includeDataset == null || includeDataset.isEmpty() || includeDataset.contains(list))
                && (excludeDataset == null || !excludeDataset.contains(list));
    }

    /** Whether something that was found may be shown. */
    boolean wants(Found found) {
        if (!narrows()) {
            return true;
        }
        Entity listed = found.listed();
        return (excludeEntityIds == null || !excludeEntityIds.contains(listed.id().text()))
                && (topics == null
                        || topics.isEmpty()
                        || topics.stream().anyMatch(topic -> listed.says(Property.TOPICS, topic)))
                && (excludeSchema == null
                        || excludeSchema.stream()
                                .filter(Schema::isValid)
                                .noneMatch(schema -> listed.schema().isA(new Schema(schema))));
    }

    private boolean narrows() {
        return Stream.of(
                        excludeEntityIds == null || excludeEntityIds.isEmpty(),
                        topics == null || topics.isEmpty(),
                        excludeSchema == null || excludeSchema.isEmpty())
                .anyMatch(empty -> !empty);
    }

    private static double score(String name, @Nullable String text, double otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            double score = Double.parseDouble(text);
            if (score >= 0 && score <= 1) {
                return score;
            }
        } catch (NumberFormatException e) {
            // Answered below, like a number out of bounds.
        }
        throw Cut.refusal(name, "is a number from 0 to 1");
    }
}
