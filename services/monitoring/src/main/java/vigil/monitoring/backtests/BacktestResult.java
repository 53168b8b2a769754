package vigil.monitoring.backtests;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import vigil.engine.TransactionId;
import vigil.engine.backtest.Comparison;
import vigil.engine.backtest.LabelTally;
import vigil.engine.backtest.ModelTally;
import vigil.monitoring.log.Ids;

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
 * @param model what the model adds; absent without one
 * @param labels alerts of the candidate held against officers' decisions; absent without any in the
 *     range
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
        @Nullable LabelView labels,
        @Nullable ModelPartView model,
        List<OfScenario> scenarios) {

    static BacktestResult of(
            Comparison comparison,
            Comparison.Hashes hashes,
            long evictedEarly,
            LabelTally labels,
            @Nullable ModelTally model) {
        List<OfScenario> scenarios = comparison.scenarios().stream().map(OfScenario::of).toList();
        long transactions = comparison.transactions();
        long hits = sum(scenarios, OfScenario::hits);
        long alerts = sum(scenarios, OfScenario::alerts);
        long publishedHits = sum(scenarios, OfScenario::publishedHits);
        long publishedAlerts = sum(scenarios, OfScenario::publishedAlerts);
        long unchanged = sum(scenarios, OfScenario::unchangedHits);
        return new BacktestResult(
                transactions,
                hits,
                alerts,
                perThousand(alerts, transactions),
                publishedHits,
                publishedAlerts,
                perThousand(publishedAlerts, transactions),
                hits - unchanged,
                publishedHits - unchanged,
                unchanged,
                evictedEarly,
                hashes.candidate(),
                hashes.published(),
                labels.isLabelled() ? LabelView.of(labels.all()) : null,
                model == null ? null : ModelPartView.of(model, labels.isLabelled()),
                scenarios);
    }

    static double perThousand(long alerts, long transactions) {
        return transactions == 0 ? 0 : Math.round(1_000_000.0 * alerts / transactions) / 1_000.0;
    }

    private static long sum(List<OfScenario> scenarios, ToLongFunction<OfScenario> figure) {
        return scenarios.stream().mapToLong(figure).sum();
    }

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
            List<String> lostSample) {

        private static OfScenario of(Comparison.OfScenario part) {
            return new OfScenario(
                    part.scenario(),
                    part.hits(),
                    part.alerts(),
                    part.publishedHits(),
                    part.publishedAlerts(),
                    part.newHits(),
                    part.lostHits(),
                    part.unchangedHits(),
                    texts(part.newSample()),
                    texts(part.lostSample()));
        }

        private static List<String> texts(List<TransactionId> ids) {
            return ids.stream().map(id -> Ids.uuid(id).toString()).toList();
        }
    }
}
