package vigil.monitoring.backtests;

import java.util.Set;
import java.util.UUID;
import vigil.engine.Transaction;
import vigil.engine.backtest.Comparison;
import vigil.engine.backtest.LabelTally;
import vigil.engine.backtest.Sweep;
import vigil.engine.core.Core;
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
     */
    static Walk of(Backtest backtest, Cores cores, Set<UUID> worthFinding) {
        ScenarioSet candidate =
                cores.compiled(ScenarioFormat.files(backtest.sets().getFilesList()));
        return backtest.sweep() == null
                ? new Comparing(backtest, cores, candidate, worthFinding)
                : new Sweeping(
                        new Sweep(
                                cores.settings(),
                                candidate,
                                backtest.sweep().question(backtest.version().scenario())),
                        worthFinding);
    }

    /**
     * The candidate decides and the set in force watches: one walk through accounts and graph
     * serves both.
     */
    final class Comparing implements Walk {

        private final Core core;
        private final String publishedHash;
        private final Comparison comparison = new Comparison();
        private final LabelTally labels = new LabelTally();
        private final Set<UUID> worthFinding;

        private Comparing(
                Backtest backtest, Cores cores, ScenarioSet candidate, Set<UUID> worthFinding) {
            this.worthFinding = worthFinding;
            ScenarioSet inForce =
                    cores.compiled(ScenarioFormat.files(backtest.sets().getShadowList()));
            core = cores.empty(candidate);
            publishedHash = cores.empty(inForce).configurationHash();
            core.shadow(inForce);
        }

        @Override
        public void take(Transaction transaction, boolean counted) {
            var decision = core.decide(transaction);
            if (counted) {
                labels.take(
                        transaction.id(),
                        worthFinding.contains(Ids.uuid(transaction.id())),
                        decision.hits());
                comparison.take(transaction.id(), decision.hits(), core.shadowHits());
            }
        }

        @Override
        public Outcome outcome() {
            Comparison.Hashes hashes =
                    new Comparison.Hashes(core.configurationHash(), publishedHash);
            BacktestResult result =
                    BacktestResult.of(comparison, hashes, core.statistics().evictedEarly(), labels);
            // A range without a transaction proves nothing.
            return new Outcome(result, comparison.hash(hashes), result.transactions() > 0);
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
