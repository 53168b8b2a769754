package vigil.monitoring.backtests;

import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import vigil.engine.Decision;
import vigil.engine.Transaction;
import vigil.engine.backtest.Comparison;
import vigil.engine.core.Core;
import vigil.engine.scenarios.ScenarioSet;
import vigil.monitoring.log.ScenarioFormat;
import vigil.monitoring.loop.Cores;
import vigil.monitoring.loop.LogReplay;

/**
 * One backtest in a core of its own. The candidate decides and the set in force watches: one walk
 * through accounts and graph serves both. Everything from the start of the log is replayed, so that
 * the range begins with what live decisions knew.
 */
final class Run implements LogReplay.Follower {

    private final Backtest backtest;
    private final Core core;
    private final String publishedHash;
    private final LongPredicate goOn;
    private final Comparison comparison = new Comparison();
    private boolean stopped;

    /** What came out. */
    record Outcome(BacktestResult result, String hash) {}

    /**
     * @param goOn told the place reached; false ends the run
     */
    Run(Backtest backtest, Cores cores, LongPredicate goOn) {
        this.backtest = backtest;
        this.goOn = goOn;
        ScenarioSet candidate =
                cores.compiled(ScenarioFormat.files(backtest.sets().getFilesList()));
        ScenarioSet inForce = cores.compiled(ScenarioFormat.files(backtest.sets().getShadowList()));
        this.core = cores.empty(candidate);
        this.publishedHash = cores.empty(inForce).configurationHash();
        core.shadow(inForce);
    }

    /** The result, null when it was stopped. */
    @Nullable Outcome over(LogReplay log) {
        log.replay(backtest.institution(), backtest.logEnd(), this);
        if (stopped) {
            return null;
        }
        Comparison.Hashes hashes = new Comparison.Hashes(core.configurationHash(), publishedHash);
        BacktestResult result =
                BacktestResult.of(comparison, hashes, core.statistics().evictedEarly());
        return new Outcome(result, comparison.hash(hashes));
    }

    @Override
    public void take(Transaction transaction) {
        Decision decision;
        try {
            decision = core.decide(transaction);
        } catch (IllegalArgumentException e) {
            return; // Impossible: the loop has left it to an officer.
        }
        if (backtest.range().holds(transaction.eventTimeMillis())) {
            comparison.take(transaction.id(), decision.hits(), core.shadowHits());
        }
    }

    @Override
    public boolean reached(long next) {
        stopped = !goOn.test(next);
        return !stopped;
    }
}
