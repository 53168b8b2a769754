package vigil.engine.backtest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.engine.Decision;
import vigil.engine.Hit;
import vigil.engine.Outcome;
import vigil.engine.Transaction;
import vigil.engine.core.Admission;
import vigil.engine.core.Core;
import vigil.engine.core.CoreSettings;
import vigil.engine.scenarios.ScenarioSet;

/**
 * What a set of scenarios would have said to a past stream of transactions, beside what another set
 * says to it. The candidate decides and the other watches: one walk through accounts and graph
 * serves both. The same stream gives the same result, to the last hash.
 */
public final class Backtest {
    private final Core core;
    private final Comparison comparison = new Comparison();
    private final LabelTally labels = new LabelTally();
    private final Comparison.Hashes hashes;
    private final long[] outcomes = new long[Outcome.values().length];
    private long impossible;
    private long alerted;

    /**
     * @param baseline what to compare with, {@link ScenarioSet#none} to count alone
     */
    public Backtest(CoreSettings settings, ScenarioSet candidate, ScenarioSet baseline) {
        core = Core.empty(settings, candidate);
        core.shadow(baseline);
        hashes =
                new Comparison.Hashes(
                        core.configurationHash(),
                        Core.empty(settings, baseline).configurationHash());
    }

    /**
     * What became of one scenario.
     *
     * @param hits transactions that meet it
     * @param alerts of these, those that open an alert
     * @param fresh hits that the baseline has not
     * @param lost hits of the baseline that the candidate has not
     * @param labels all zero where nothing is labelled
     */
    public record Line(
            String scenario, long hits, long alerts, long fresh, long lost, LabelScore labels) {}

    /**
     * @param impossible transactions that no core decides
     * @param alerted transactions that open an alert
     * @param labels of all alerts of the candidate together, null where nothing is labelled
     * @param outcomes transactions by outcome, in the order of {@link Outcome}
     * @param lines by scenario, those of the candidate in its order, then those of the baseline
     *     alone
     * @param hash SHA-256 in hex over all hits and what was compared
     */
    public record Result(
            long transactions,
            long impossible,
            long alerted,
            @Nullable LabelScore labels,
            List<Long> outcomes,
            List<Line> lines,
            String hash) {}

    /** Shows the next transaction to both, with its label where there is one. */
    public void take(Transaction transaction, boolean isLaundering) {
        if (!Admission.isPossible(transaction)) {
            impossible++;
            return;
        }
        Decision decision = core.decide(transaction);
        outcomes[decision.outcome().ordinal()]++;
        alerted += opensAlert(decision) ? 1 : 0;
        labels.take(transaction.id(), isLaundering, decision.hits());
        comparison.take(transaction.id(), decision.hits(), core.shadowHits());
    }

    private static boolean opensAlert(Decision decision) {
        for (Hit hit : decision.hits()) {
            if (hit.opensAlert()) {
                return true;
            }
        }
        return false;
    }

    /** To be called once, at the end. */
    public Result result() {
        Map<String, Line> lines = new LinkedHashMap<>();
        core.scenarios()
                .names()
                .forEach(name -> lines.put(name, new Line(name, 0, 0, 0, 0, labels.of(name))));
        for (Comparison.OfScenario part : comparison.scenarios()) {
            lines.put(
                    part.scenario(),
                    new Line(
                            part.scenario(),
                            part.hits(),
                            part.alerts(),
                            part.newHits(),
                            part.lostHits(),
                            labels.of(part.scenario())));
        }
        List<Long> byOutcome = new ArrayList<>();
        for (long count : outcomes) {
            byOutcome.add(count);
        }
        return new Result(
                comparison.transactions(),
                impossible,
                alerted,
                labels.isLabelled() ? labels.all() : null,
                byOutcome,
                List.copyOf(lines.values()),
                comparison.hash(hashes));
    }
}
