package vigil.engine.backtest;

/**
 * Alerts held against labels.
 *
 * @param alerts that were opened
 * @param trueAlerts of these, those of whose evidence at least half is laundering
 * @param shown laundering transactions in the evidence of a hit, whether it opened an alert or
 *     joined one
 * @param laundering transactions labelled as laundering
 */
public record LabelScore(long alerts, long trueAlerts, long shown, long laundering) {

    /** True alerts among all alerts, 0 to 1; 0 without any. */
    public double precision() {
        return alerts == 0 ? 0 : (double) trueAlerts / alerts;
    }

    /** Laundering transactions shown among all of them, 0 to 1; 0 without any. */
    public double recall() {
        return laundering == 0 ? 0 : (double) shown / laundering;
    }
}
