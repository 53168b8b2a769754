package vigil.models.anomalies;

import java.util.List;
import java.util.SequencedMap;
import vigil.engine.bundles.AnomalyParts;

/**
 * Forests over peer groups with what they found in the last part of the time.
 *
 * @param recallWithinTenthPercent laundering among the most unusual 0.1 % of payments, as a share
 *     of all laundering there
 * @param aboveThousandth payments rated more unusual than 99.9 % of their peers': a thousandth when
 *     the last part is like the one before
 */
public record TrainedAnomalies(
        List<String> features,
        List<AnomalyParts.Group> groups,
        double recallWithinTenthPercent,
        double recallWithinOnePercent,
        double recallWithinFivePercent,
        double aboveThousandth) {

    /** What a bundle holds of it, name to text. */
    public SequencedMap<String, String> parts() {
        return AnomalyParts.write(features, groups);
    }
}
