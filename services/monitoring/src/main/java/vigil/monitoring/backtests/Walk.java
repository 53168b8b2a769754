package vigil.monitoring.backtests;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.engine.Hit;
import vigil.engine.Transaction;
import vigil.engine.backtest.Comparison;
import vigil.engine.backtest.LabelTally;
import vigil.engine.backtest.ModelTally;
import vigil.engine.backtest.Rivals;
import vigil.engine.backtest.Side;
import vigil.engine.backtest.Sweep;
import vigil.engine.core.CoreSettings;
import vigil.engine.scenarios.ScenarioSet;
import vigil.monitoring.log.Ids;
import vigil.monitoring.log.ScenarioFormat;
import vigil.monitoring.loop.Cores;

/** What a backtest asks of the transactions that it walks through. */
interface Walk {

    /**
     * What came out.
     *
     * @param result as it is shown: {@link BacktestResult} or {@link SweepResult}
     * @param proves whether the version has been tried against those in force with it
     */
    record Outcome(Object result, String hash, boolean proves) {}

    /**
     * @param counted whether it lies in the range; one before it is learned from alone
     */
    void take(Transaction transaction, boolean counted);

    /** To be called once, at the end. */
    Outcome outcome();

    /**
     * @param worthFinding transactions behind alerts that officers took further; perhaps none
     * @throws vigil.engine.scoring.ModelException when a model looks back otherwise than this house
     */
    static Walk of(
            Backtest backtest, ModelPair.Served models, Cores cores, Set<UUID> worthFinding) {
        ScenarioSet candidate =
                cores.compiled(ScenarioFormat.files(backtest.sets().getFilesList()));
        return backtest.sweep() == null
                ? new Comparing(
                        cores.settings(),
                        new Side(candidate, models.candidate()),
                        new Side(
                                cores.compiled(
                                        ScenarioFormat.files(backtest.sets().getShadowList())),
                                models.inForce()),
                        worthFinding)
                : new Sweeping(
                        new Sweep(
                                cores.settings(),
                                candidate,
                                backtest.sweep().question(backtest.version().scenario())),
                        worthFinding);
    }

    /** The candidate beside what was in force. */
    final class Comparing implements Walk {

        private final Rivals rivals;
        private final Comparison comparison = new Comparison();
        private final LabelTally labels = new LabelTally();
        private final @Nullable ModelTally models;
        private final Set<UUID> worthFinding;

        private Comparing(
                CoreSettings settings, Side candidate, Side inForce, Set<UUID> worthFinding) {
            this.worthFinding = worthFinding;
            rivals = Rivals.of(settings, candidate, inForce);
            models = candidate.model() == null ? null : new ModelTally();
        }

        @Override
        public void take(Transaction transaction, boolean counted) {
            boolean found = counted && worthFinding.contains(Ids.uuid(transaction.id()));
            List<Hit> hits = rivals.decide(transaction, found).hits();
            if (!counted) {
                return;
            }
            labels.take(transaction.id(), found, hits, rivals::nearest);
            comparison.take(transaction.id(), hits, rivals.publishedHits(), rivals::whyMissed);
            if (models != null) {
                models.take(transaction.id(), found, hits, rivals.publishedHits());
            }
        }

        @Override
        public Outcome outcome() {
            Comparison.Hashes hashes = rivals.hashes();
            BacktestResult result =
                    BacktestResult.of(comparison, hashes, rivals.evictedEarly(), labels, models);
            // A range without a transaction proves nothing.
            return new Outcome(result, comparison.hash(hashes, labels), result.transactions() > 0);
        }
    }

    /** Several values of one parameter side by side. */
    record Sweeping(Sweep sweep, Set<UUID> worthFinding) implements Walk {

        @Override
        public void take(Transaction transaction, boolean counted) {
            if (counted) {
                sweep.take(transaction, worthFinding.contains(Ids.uuid(transaction.id())));
            } else {
                sweep.learn(transaction);
            }
        }

        @Override
        public Outcome outcome() {
            Sweep.Result result = sweep.result();
            return new Outcome(SweepResult.of(result), result.hash(), false);
        }
    }
}
