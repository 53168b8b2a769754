package vigil.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model says of a transaction.
 *
 * @param model its name
 * @param version counts the versions under that name
 * @param bundleHash SHA-256 in hex: the version, beyond doubt
 * @param probability of laundering, calibrated, 0 to 1
 * @param logOdds the sum of the trees
 * @param flagged whether it reaches the model's threshold
 * @param exact whether the reasons are exact SHAP values, else what each step through the trees
 *     changed
 * @param reasons the strongest first; empty of a model in shadow
 * @param anomaly how unusual it is among its peers'; null where the bundle cannot tell
 */
public record ModelScore(
        String model,
        int version,
        String bundleHash,
        double probability,
        double logOdds,
        boolean flagged,
        boolean exact,
        List<ScoreReason> reasons,
        @Nullable AnomalyScore anomaly) {}
