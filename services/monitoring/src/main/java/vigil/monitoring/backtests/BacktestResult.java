package vigil.monitoring.backtests;

import java.util.List;

/**
 * What a backtest found in its range.
 *
 * @param alerts that the candidate set would have opened
 * @param alertsPerThousand of them for a thousand transactions
 * @param publishedAlerts that the set in force when it was asked would have opened
 * @param evictedEarly what the core had to forget before its time; above zero, live decisions may
 *     have known more
 * @param candidateConfigHash what decisions by the candidate set would name
 * @param publishedConfigHash what decisions by the set in force would name
 */
public record BacktestResult(
        long transactions,
        long hits,
        long alerts,
        double alertsPerThousand,
        long publishedHits,
        long publishedAlerts,
        double publishedAlertsPerThousand,
        long newHits,
        long lostHits,
        long unchangedHits,
        long evictedEarly,
        String candidateConfigHash,
        String publishedConfigHash,
        List<OfScenario> scenarios) {

    /**
     * One scenario's part.
     *
     * @param newHits by the candidate set alone
     * @param lostHits by the set in force alone
     * @param newSample transactions of new hits, the first ones
     * @param lostSample transactions of lost hits, the first ones
     */
    public record OfScenario(
            String scenario,
            long hits,
            long alerts,
            long publishedHits,
            long publishedAlerts,
            long newHits,
            long lostHits,
            long unchangedHits,
            List<String> newSample,
            List<String> lostSample) {}
}
