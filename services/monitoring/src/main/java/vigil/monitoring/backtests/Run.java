package vigil.monitoring.backtests;

import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import vigil.engine.Transaction;
import vigil.monitoring.loop.LogReplay;

/**
 * One backtest in a core of its own. Everything from the start of the log is replayed, so that the
 * range begins with what live decisions knew.
 */
final class Run implements LogReplay.Follower {

    private final Backtest backtest;
    private final Walk walk;
    private final LongPredicate goOn;
    private boolean stopped;

    /**
     * @param goOn told the place reached; false ends the run
     */
    Run(Backtest backtest, Walk walk, LongPredicate goOn) {
        this.backtest = backtest;
        this.walk = walk;
        this.goOn = goOn;
    }

    /** The result, null when it was stopped. */
    Walk.@Nullable Outcome over(LogReplay log) {
        log.replay(backtest.institution(), backtest.logEnd(), this);
        return stopped ? null : walk.outcome();
    }

    @Override
    public void take(Transaction transaction) {
        try {
            walk.take(transaction, backtest.range().holds(transaction.eventTimeMillis()));
        } catch (IllegalArgumentException e) {
            return; // Impossible: the loop has left it to an officer.
        }
    }

    @Override
    public boolean reached(long next) {
        stopped = !goOn.test(next);
        return !stopped;
    }
}
