package vigil.monitoring.decisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.contracts.decisions.v1.AnomalyScore;
import vigil.contracts.decisions.v1.ModelScore;
import vigil.contracts.decisions.v1.ScoreReason;

/**
 * What the model in force said of a transaction.
 *
 * @param bundleHash SHA-256 of its signed manifest
 * @param probability of laundering, 0 to 1
 * @param logOdds the score that reasons add up to
 * @param flagged whether it reaches the model's threshold; then it is among the hits too
 * @param exact whether the reasons are exact SHAP values, as they are where the model opens an
 *     alert
 * @param reasons the strongest first
 * @param anomaly how unusual the transaction is among its peers'; absent where the model cannot
 *     tell
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScoreView(
        String model,
        int version,
        String bundleHash,
        double probability,
        double logOdds,
        boolean flagged,
        boolean exact,
        List<ReasonView> reasons,
        @Nullable AnomalyView anomaly) {

    private static final double PRECISION = 1e6;

    /**
     * What one figure did to the score.
     *
     * @param text figure, value and direction in words
     * @param value absent when there is none
     * @param contribution in log odds: above zero it spoke for laundering
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReasonView(
            String feature, String text, @Nullable Double value, double contribution) {

        static ReasonView of(ScoreReason reason) {
            return new ReasonView(
                    reason.getFeature(),
                    reason.getText(),
                    Double.isNaN(reason.getValue()) ? null : rounded(reason.getValue()),
                    rounded(reason.getContribution()));
        }
    }

    static @Nullable ScoreView of(boolean isThere, ModelScore score) {
        return !isThere
                ? null
                : new ScoreView(
                        score.getModel(),
                        score.getVersion(),
                        score.getBundleHash(),
                        rounded(score.getProbability()),
                        rounded(score.getLogOdds()),
                        score.getFlagged(),
                        score.getExact(),
                        score.getReasonsList().stream().map(ReasonView::of).toList(),
                        score.hasAnomaly() ? AnomalyView.of(score.getAnomaly()) : null);
    }

    /**
     * How unusual a transaction is, whatever known crime it may resemble.
     *
     * @param share of the peers' transactions that are less unusual, 0 to 1
     * @param peers whom it was held against, in words
     * @param reasons what made it unusual, the strongest first; empty where it is not
     */
    public record AnomalyView(double share, String peers, List<ReasonView> reasons) {

        static AnomalyView of(AnomalyScore anomaly) {
            return new AnomalyView(
                    rounded(anomaly.getShare()),
                    anomaly.getPeers(),
                    anomaly.getReasonsList().stream().map(ReasonView::of).toList());
        }
    }

    /** Six decimals are more than anybody reads; the record has all of them. */
    private static double rounded(double value) {
        return Math.round(value * PRECISION) / PRECISION;
    }
}
