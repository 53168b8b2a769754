package vigil.monitoring.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.monitoring.life.Standing;

/**
 * A version of a model.
 *
 * @param model its name, as its bundle says
 * @param version counts the bundles of that name, from 1
 * @param revision counts every change of this row; the ETag
 * @param state registered, validated, shadow, approved, promoted or retired
 * @param bundleHash SHA-256 of the signed manifest, as decisions name it
 * @param patternHours how far back the patterns looked that it was trained on
 * @param threshold log odds from which a transaction is flagged
 * @param probability of laundering at the threshold
 * @param training where it comes from: files with their hashes, seed, parameters
 * @param metrics what it reached, by name
 * @param shadow what it said in shadow; absent before
 * @param card Markdown; in the answer on a single version
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ModelView(
        String model,
        int version,
        int revision,
        String state,
        String bundleHash,
        int features,
        int trees,
        int patternHours,
        double threshold,
        double probability,
        Map<String, String> training,
        Map<String, Double> metrics,
        String registeredBy,
        Instant registeredAt,
        @Nullable String validatedBy,
        @Nullable Instant validatedAt,
        @Nullable Instant shadowAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable String promotedBy,
        @Nullable Instant promotedAt,
        @Nullable String retiredBy,
        @Nullable Instant retiredAt,
        @Nullable ShadowView shadow,
        @Nullable String card) {

    /**
     * What a version in shadow said beside the model in force.
     *
     * @param scored transactions
     * @param flagged of these, those it flags
     * @param flaggedAlone of these, those that the model in force does not flag
     * @param missed flagged by the model in force alone
     */
    record ShadowView(long scored, long flagged, long flaggedAlone, long missed) {}

    ModelId id() {
        return new ModelId(model, version);
    }

    Standing standing() {
        return new Standing(registeredBy, state, revision);
    }
}
