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
import vigil.engine.core.CoreSettings;
import vigil.engine.scenarios.ScenarioSet;

/**
 * What scenarios, and a model beside them, would have said to a past stream of transactions, beside
 * what others say to it. The same stream gives the same result, to the last hash.
 */
public final class Backtest {
    private final Rivals rivals;
    private final boolean withModel;
    private final ModelTally models = new ModelTally();
    private final Comparison comparison = new Comparison();
    private final LabelTally labels = new LabelTally();
    private final long[] outcomes = new long[Outcome.values().length];
    private long impossible;
    private long alerted;

    /**
     * @param baseline what to compare with, {@link ScenarioSet#none} to count alone
     */
    public Backtest(CoreSettings settings, ScenarioSet candidate, ScenarioSet baseline) {
        this(settings, Side.of(candidate), Side.of(baseline));
    }

    /**
     * The same with models beside the scenarios.
     *
     * @throws vigil.engine.scoring.ModelException when a model was trained on other windows than
     *     these settings have
     */
    public Backtest(CoreSettings settings, Side candidate, Side baseline) {
        rivals = Rivals.of(settings, candidate, baseline);
        withModel = candidate.model() != null;
    }

    /**
     * What became of one scenario.
     *
     * @param hits transactions that meet it
     * @param alerts of these, those that open an alert
     * @param fresh hits that the baseline has not
     * @param lost hits of the baseline that the candidate has not
     * @param labels all zero where nothing is labelled
     * @param freshExamples some of the hits that the baseline has not, with reasons
     * @param lostExamples some of those that the candidate has not
     */
    public record Line(
            String scenario,
            long hits,
            long alerts,
            long fresh,
            long lost,
            LabelScore labels,
            List<Comparison.Example> freshExamples,
            List<Comparison.Example> lostExamples) {}

    /**
     * @param impossible transactions that no core decides
     * @param alerted transactions that open an alert
     * @param spread how the candidate's alerts spread over customers
     * @param labels of all alerts of the candidate together, null where nothing is labelled
     * @param missed laundering transactions that no alert shows, the first ones
     * @param outcomes transactions by outcome, in the order of {@link Outcome}
     * @param lines by scenario, those of the candidate in its order, then models and those of the
     *     baseline alone
     * @param model what the candidate's model adds, null without one
     * @param hash SHA-256 in hex over all hits, the labels met and what was compared
     */
    public record Result(
            long transactions,
            long impossible,
            long alerted,
            AlertLoad.Spread spread,
            @Nullable LabelScore labels,
            List<LabelTally.Missed> missed,
            List<Long> outcomes,
            List<Line> lines,
            @Nullable ModelPart model,
            String hash) {}

    /**
     * What a model adds to the scenarios beside it.
     *
     * @param ofModel what its alerts alone were worth, null where nothing is labelled
     * @param ofScenarios what theirs were worth
     */
    public record ModelPart(
            ModelTally.Overlap overlap,
            @Nullable LabelScore ofModel,
            @Nullable LabelScore ofScenarios) {}

    /** Shows the next transaction to both, with its label where there is one. */
    public void take(Transaction transaction, boolean isLaundering) {
        if (!Admission.isPossible(transaction)) {
            impossible++;
            return;
        }
        Decision decision = rivals.decide(transaction, isLaundering);
        outcomes[decision.outcome().ordinal()]++;
        alerted += opensAlert(decision) ? 1 : 0;
        labels.take(transaction.id(), isLaundering, decision.hits(), rivals::nearest);
        comparison.take(
                transaction.id(), decision.hits(), rivals.publishedHits(), rivals::whyMissed);
        if (withModel) {
            models.take(transaction.id(), isLaundering, decision.hits(), rivals.publishedHits());
        }
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
        rivals.scenarios().forEach(name -> lines.put(name, line(name)));
        for (Comparison.OfScenario part : comparison.scenarios()) {
            lines.put(
                    part.scenario(),
                    new Line(
                            part.scenario(),
                            part.hits(),
                            part.alerts(),
                            part.newHits(),
                            part.lostHits(),
                            labels.of(part.scenario()),
                            part.newExamples(),
                            part.lostExamples()));
        }
        List<Long> byOutcome = new ArrayList<>();
        for (long count : outcomes) {
            byOutcome.add(count);
        }
        return new Result(
                comparison.transactions(),
                impossible,
                alerted,
                comparison.spread(),
                labels.isLabelled() ? labels.all() : null,
                labels.missed(),
                byOutcome,
                List.copyOf(lines.values()),
                withModel ? modelPart() : null,
                comparison.hash(rivals.hashes(), labels));
    }

    private Line line(String name) {
        return new Line(name, 0, 0, 0, 0, labels.of(name), List.of(), List.of());
    }

    private ModelPart modelPart() {
        boolean labelled = labels.isLabelled();
        return new ModelPart(
                models.overlap(),
                labelled ? models.ofModel() : null,
                labelled ? models.ofScenarios() : null);
    }
}
