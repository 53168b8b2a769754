package vigil.monitoring.backtests;

import io.swagger.v3.oas.annotations.media.Schema;
import vigil.engine.backtest.LabelScore;

/**
 * Alerts of a backtest held against what officers have decided: a transaction is worth finding when
 * it stands behind an alert that was escalated, found to hold, or ended the relationship.
 *
 * @param trueAlerts those of whose evidence at least half is worth finding
 * @param shown transactions worth finding in the evidence of a hit
 * @param worthFinding all of them in the range
 * @param precision true alerts among all alerts, 0 to 1
 * @param recall transactions shown among those worth finding, 0 to 1
 */
@Schema(name = "BacktestLabels")
public record LabelView(
        long alerts,
        long trueAlerts,
        long shown,
        long worthFinding,
        double precision,
        double recall) {

    static LabelView of(LabelScore score) {
        return new LabelView(
                score.alerts(),
                score.trueAlerts(),
                score.shown(),
                score.laundering(),
                thousandths(score.precision()),
                thousandths(score.recall()));
    }

    private static double thousandths(double share) {
        return Math.round(share * 1_000) / 1_000.0;
    }
}
