package vigil.monitoring.backtests;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import vigil.engine.TransactionId;
import vigil.engine.backtest.AlertLoad;
import vigil.engine.backtest.Comparison;
import vigil.engine.backtest.LabelTally;
import vigil.engine.backtest.ModelTally;
import vigil.monitoring.log.Ids;

/**
 * What a backtest found in its range.
 *
 * @param alerts that the candidate set would have opened
 * @param alertsPerThousand of them for a thousand transactions
 * @param alertsPerCustomer how they spread over customers
 * @param publishedAlerts that the set in force when it was asked would have opened
 * @param publishedAlertsPerCustomer how those spread
 * @param evictedEarly what the core had to forget before its time; above zero, live decisions may
 *     have known more
 * @param candidateConfigHash what decisions by the candidate set would name
 * @param publishedConfigHash what decisions by the set in force would name
 * @param model what the model adds; absent without one
 * @param labels alerts of the candidate held against officers' decisions; absent without any in the
 *     range
 * @param missed transactions worth finding that no alert of the candidate shows, the first ones;
 *     absent without any in the range
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BacktestResult(
        long transactions,
        long hits,
        long alerts,
        double alertsPerThousand,
        @Nullable SpreadView alertsPerCustomer,
        long publishedHits,
        long publishedAlerts,
        double publishedAlertsPerThousand,
        @Nullable SpreadView publishedAlertsPerCustomer,
        long newHits,
        long lostHits,
        long unchangedHits,
        long evictedEarly,
        String candidateConfigHash,
        String publishedConfigHash,
        @Nullable LabelView labels,
        @Nullable List<MissedView> missed,
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
                SpreadView.of(comparison.spread()),
                publishedHits,
                publishedAlerts,
                perThousand(publishedAlerts, transactions),
                SpreadView.of(comparison.publishedSpread()),
                hits - unchanged,
                publishedHits - unchanged,
                unchanged,
                evictedEarly,
                hashes.candidate(),
                hashes.published(),
                labels.isLabelled() ? LabelView.of(labels.all()) : null,
                labels.isLabelled() ? labels.missed().stream().map(MissedView::of).toList() : null,
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
     * Alerts per customer, by the account that an alert is about.
     *
     * @param customers that any alert is about
     * @param mean alerts for each of these
     * @param most alerts about one of them
     * @param topShare share of all alerts that are about the tenth of these with the most, 0 to 1
     */
    @Schema(name = "BacktestAlertsPerCustomer")
    public record SpreadView(long customers, double mean, long most, double topShare) {

        private static SpreadView of(AlertLoad.Spread spread) {
            return new SpreadView(
                    spread.customers(),
                    thousandths(spread.mean()),
                    spread.most(),
                    thousandths(spread.topShare()));
        }

        private static double thousandths(double value) {
            return Math.round(value * 1_000) / 1_000.0;
        }
    }

    /**
     * A transaction worth finding that no alert shows.
     *
     * @param nearest the scenario that came nearest as the payment was made, and what it lacked
     */
    @Schema(name = "BacktestMissed")
    public record MissedView(String transactionId, String nearest) {

        private static MissedView of(LabelTally.Missed missed) {
            return new MissedView(Ids.uuid(missed.transaction()).toString(), missed.nearest());
        }
    }

    /**
     * A transaction that one side alone met.
     *
     * @param fired why that side met it
     * @param missed why the other did not: what did not hold, with what was seen
     */
    @Schema(name = "BacktestExample")
    public record Example(String transactionId, String fired, String missed) {

        private static Example of(Comparison.Example example) {
            return new Example(
                    Ids.uuid(example.transaction()).toString(), example.fired(), example.missed());
        }
    }

    /**
     * One scenario's part.
     *
     * @param newHits by the candidate set alone
     * @param lostHits by the set in force alone
     * @param newSample transactions of new hits, the first ones
     * @param lostSample transactions of lost hits, the first ones
     * @param newExamples the first of the new hits with reasons
     * @param lostExamples the first of the lost ones with reasons
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
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
            List<String> lostSample,
            @Nullable List<Example> newExamples,
            @Nullable List<Example> lostExamples) {

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
                    texts(part.lostSample()),
                    part.newExamples().stream().map(Example::of).toList(),
                    part.lostExamples().stream().map(Example::of).toList());
        }

        private static List<String> texts(List<TransactionId> ids) {
            return ids.stream().map(id -> Ids.uuid(id).toString()).toList();
        }
    }
}
