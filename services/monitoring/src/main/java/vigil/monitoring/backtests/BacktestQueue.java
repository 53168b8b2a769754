package vigil.monitoring.backtests;

import java.sql.SQLException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.loop.LogReplay;

/**
 * Runs backtests one after the other, so that there is one more core in memory at most. What a
 * house that went down has left is run again from its start: the same result comes out.
 */
public final class BacktestQueue implements SmartLifecycle {

    /** Stops before the loops. */
    public static final int PHASE = 1_500;

    private static final Logger log = LoggerFactory.getLogger(BacktestQueue.class);
    private static final long PROGRESS_EVERY = 20_000;
    private static final long RETRY_MILLIS = 1_000;

    private final DataSource dataSource;
    private final Backtests backtests;
    private final LogReplay logReplay;
    private final Semaphore furtherCore;
    private final BooleanSupplier leading;
    private final LinkedBlockingQueue<Backtest> waiting = new LinkedBlockingQueue<>();
    private Thread thread = new Thread();
    private volatile boolean running;

    /**
     * @param furtherCore held by whoever keeps a core beside those that decide
     */
    public BacktestQueue(
            DataSource dataSource,
            Backtests backtests,
            LogReplay logReplay,
            Semaphore furtherCore,
            BooleanSupplier leading) {
        this.furtherCore = furtherCore;
        this.leading = leading;
        this.dataSource = dataSource;
        this.backtests = backtests;
        this.logReplay = logReplay;
    }

    void add(Backtest backtest) {
        waiting.add(backtest);
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("backtests").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void run() {
        try {
            while (running && !leading.getAsBoolean()) {
                TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS); // The leader runs them.
            }
            untilDone("backtests left behind put off", this::takeLeftBehind);
            while (running) {
                Backtest next = waiting.take();
                furtherCore.acquire();
                try {
                    run(next);
                } finally {
                    furtherCore.release();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeLeftBehind() throws SQLException {
        for (InstitutionId institution : Questions.institutions(dataSource)) {
            for (Backtest left : backtests.unfinished(institution)) {
                if (waiting.stream().noneMatch(known -> known.id().equals(left.id()))) {
                    waiting.add(left);
                }
            }
        }
    }

    private void run(Backtest backtest) throws InterruptedException {
        try {
            Walk.Outcome outcome =
                    new Run(backtest, backtests.walk(backtest), follow(backtest)).over(logReplay);
            if (outcome != null) {
                untilDone(
                        "a backtest's result put off", () -> backtests.complete(backtest, outcome));
            }
        } catch (RuntimeException e) { // The edge of a thread that must not end.
            if (!running) {
                return; // Run again by the next house.
            }
            log.atError()
                    .setMessage("backtest failed")
                    .addKeyValue("backtest", backtest.id())
                    .setCause(e)
                    .log();
            untilDone("a backtest's failure put off", () -> backtests.fail(backtest));
        }
    }

    private LongPredicate follow(Backtest backtest) {
        long[] told = {-PROGRESS_EVERY};
        return next -> {
            if (!running) {
                return false;
            }
            if (next - told[0] < PROGRESS_EVERY && next < backtest.logEnd()) {
                return true;
            }
            told[0] = next;
            return backtests.progress(backtest, next);
        };
    }

    /** An act on the database. */
    private interface Act {
        void run() throws SQLException;
    }

    private void untilDone(String otherwise, Act act) throws InterruptedException {
        while (running) {
            try {
                act.run();
                return;
            } catch (SQLException | RuntimeException e) {
                log.atWarn()
                        .setMessage(otherwise)
                        .addKeyValue("cause", e.getClass().getSimpleName())
                        .log();
                TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            }
        }
    }
}
