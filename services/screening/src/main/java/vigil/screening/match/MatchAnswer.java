package vigil.screening.match;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a batch of queries.
 *
 * @param responses the caller's name of a query → its answer
 * @param matcher each feature of the answers → what it means
 * @param limit most results of a query
 * @param algorithm what scored them
 * @param lists the versions that were searched, by the list's id
 */
record MatchAnswer(
        Map<String, Response> responses,
        Map<String, Feature> matcher,
        int limit,
        String algorithm,
        Map<String, String> lists) {

    /** What a feature means. */
    record Feature(String description) {}

    /**
     * The answer to one query.
     *
     * @param status 200
     * @param results the likeliest first
     */
    record Response(int status, List<Result> results, Total total, Asked query) {}

    /** How many results there are. */
    record Total(int value, String relation) {}

    /** The query as it was understood. */
    record Asked(String schema, Map<String, List<String>> properties) {}

    /**
     * An entity that it may be.
     *
     * @param score 0 to 1, a calibrated likelihood
     * @param match whether the score reaches the threshold
     * @param features kind of evidence → its log-odds, for above 0 and against below
     * @param explanations kind of evidence → its weight and the words for it
     * @param target whether it is listed itself, and not for its ties to somebody who is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            String id,
            String caption,
            String schema,
            Map<String, List<String>> properties,
            List<String> datasets,
            List<String> referents,
            boolean target,
            @JsonProperty("first_seen") @Nullable String firstSeen,
            @JsonProperty("last_seen") @Nullable String lastSeen,
            @JsonProperty("last_change") @Nullable String lastChange,
            double score,
            Map<String, Double> features,
            Map<String, Detail> explanations,
            boolean match) {}

    /** A feature's share in a score. */
    record Detail(double score, String detail) {}
}
