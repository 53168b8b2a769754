package vigil.monitoring.files;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vigil.kernel.problems.Problem;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.monitoring.projection.Progress;
import vigil.monitoring.vitals.Vitals;

/** Tries again while a part is away, up to a limit. Right only for what may be done twice. */
final class Patience {

    private static final long LOOK_MILLIS = 100;

    private final Vitals vitals;
    private final Progress progress;
    private final FileSettings settings;

    Patience(Vitals vitals, Progress progress, FileSettings settings) {
        this.vitals = vitals;
        this.progress = progress;
        this.settings = settings;
    }

    /** A part is away. */
    static final class Away extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Away(String part, Throwable cause) {
            super(part + " is away", cause);
        }
    }

    /** Something that needs database or broker. */
    @FunctionalInterface
    interface Attempt<T extends @Nullable Object> {
        T make() throws SQLException, InterruptedException;
    }

    <T extends @Nullable Object> T untilDone(Attempt<T> attempt) throws InterruptedException {
        long end = System.nanoTime() + settings.patience().toNanos();
        while (true) {
            try {
                return attempt.make();
            } catch (SQLException e) {
                if (!BatchIntake.isPassing(e)) {
                    throw new IllegalStateException("rows of a file could not be kept", e);
                }
                vitals.database().failed();
            } catch (Away e) {
                vitals.broker().failed();
            } catch (Refusal e) {
                requirePassing(e.problem());
            }
            awaitParts(end);
        }
    }

    /** Waits while the read side lags behind, and while parts are away. */
    void untilThereIsRoom() throws InterruptedException {
        long end = System.nanoTime() + settings.patience().toNanos();
        while (progress.lag() > settings.largestLag() || !vitals.isReady()) {
            giveUpAfter(end);
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private void awaitParts(long end) throws InterruptedException {
        do {
            giveUpAfter(end);
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } while (!vitals.isReady());
    }

    private void giveUpAfter(long end) {
        if (System.nanoTime() > end) {
            List<String> missing = vitals.missing();
            throw Vitals.unavailable(missing.isEmpty() ? List.of("read side") : missing);
        }
    }

    private static void requirePassing(Problem problem) {
        if (problem.status() != ProblemCode.UNAVAILABLE.status()) {
            throw new Refusal(problem);
        }
    }
}
