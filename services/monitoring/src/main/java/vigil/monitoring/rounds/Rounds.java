package vigil.monitoring.rounds;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vigil.kernel.identity.InstitutionId;

/** Goes its round again and again on a thread of its own; what fails is left to the next one. */
public abstract class Rounds implements SmartLifecycle {

    /** Stops before the loops. */
    public static final int PHASE = 1_500;

    private static final Logger log = LoggerFactory.getLogger(Rounds.class);

    private final String name;
    private final Duration every;
    private Thread thread = new Thread();
    private volatile boolean running;

    /**
     * @param name of the thread, and of what is put off
     * @param every the pause before each round
     */
    protected Rounds(String name, Duration every) {
        this.name = name;
        this.every = every;
    }

    /** Whether this process is to go the round now. */
    protected abstract boolean isDue();

    /** Goes it once. */
    protected abstract void round()
            throws SQLException, InterruptedException, ExecutionException, TimeoutException;

    @Override
    public final void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    @Override
    public final void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public final boolean isRunning() {
        return running;
    }

    @Override
    public final int getPhase() {
        return PHASE;
    }

    private void run() {
        try {
            while (running) {
                TimeUnit.MILLISECONDS.sleep(every.toMillis());
                if (isDue()) {
                    roundOrReport();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void roundOrReport() throws InterruptedException {
        try {
            round();
        } catch (SQLException | ExecutionException | TimeoutException | RuntimeException e) {
            putOff(e);
        }
    }

    /** What is done for one institution. */
    @FunctionalInterface
    protected interface Stop {
        void at(InstitutionId institution)
                throws SQLException, InterruptedException, ExecutionException, TimeoutException;
    }

    /** Stops at each; what fails at one is left to the next round, and the others are not. */
    protected final void each(List<InstitutionId> institutions, Stop stop)
            throws InterruptedException {
        for (InstitutionId institution : institutions) {
            try {
                stop.at(institution);
            } catch (SQLException | ExecutionException | TimeoutException | RuntimeException e) {
                putOff(institution.value(), e);
            }
        }
    }

    /** Tells that something is left to the next round. */
    protected final void putOff(Exception because) {
        putOff("all", because);
    }

    private void putOff(String whose, Exception because) {
        log.atWarn()
                .setMessage(name + " put off")
                .addKeyValue("institution", whose)
                .addKeyValue("cause", because.getClass().getSimpleName())
                .log();
    }
}
