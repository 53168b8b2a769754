package vigil.monitoring.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a shard's snapshots: a draft in the loop's thread, which is finished beside it once every
 * decision that it covers is written for good. What a snapshot covers is never replayed.
 */
final class SnapshotKeeper {

    private static final Logger log = LoggerFactory.getLogger(SnapshotKeeper.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Snapshots snapshots;
    private final LoopSettings settings;
    private final LoopFigures figures;
    private final Output output;
    private long since;
    private long last = System.nanoTime();
    private @Nullable Draft drafted;
    private CompletableFuture<Void> finishing = CompletableFuture.completedFuture(null);

    /**
     * @param lastDecision place in the log of the last decision that the draft covers
     */
    private record Draft(Snapshots.Draft file, long lastDecision) {}

    SnapshotKeeper(Snapshots snapshots, LoopSettings settings, LoopFigures figures, Output output) {
        this.snapshots = snapshots;
        this.settings = settings;
        this.figures = figures;
        this.output = output;
    }

    /** One more record was taken. */
    void taken() {
        since++;
    }

    /** Between two polls: finishes what can be, drafts what is due. */
    void turn(Shard shard, Reached reached, boolean idle) {
        Draft waiting = drafted;
        if (waiting != null && output.kept() >= waiting.lastDecision()) {
            drafted = null;
            finishing = CompletableFuture.runAsync(() -> finish(waiting));
        }
        long due = idle ? settings.snapshotEvery() : settings.snapshotAtLatest();
        // While the disk, or the leader, is slower than the log the next one covers more.
        boolean old = since > 0 && System.nanoTime() - last >= settings.snapshotWithin().toNanos();
        if ((since >= due || old) && drafted == null && finishing.isDone()) {
            drafted = draft(shard, reached);
        }
    }

    /** How far a loop has come. */
    record Reached(long next, long lastDecision) {}

    /** At the end of a run. */
    void last(Shard shard, Reached reached) {
        awaitFinishing();
        Draft waiting = since > 0 ? draft(shard, reached) : drafted;
        try {
            if (waiting != null && output.isKept(waiting.lastDecision(), PATIENCE)) {
                finish(waiting);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Draft draft(Shard shard, Reached reached) {
        since = 0; // Tried again after as many records; the disk may be full.
        long start = System.nanoTime();
        last = start;
        try {
            Draft draft = new Draft(snapshots.draft(shard, reached.next()), reached.lastDecision());
            Duration stood = Duration.ofNanos(System.nanoTime() - start);
            figures.snapshotTook(stood);
            tell(draft.file(), stood);
            return draft;
        } catch (IOException e) {
            notWritten(e);
            return null;
        }
    }

    private void finish(Draft draft) {
        try {
            snapshots.finish(draft.file());
        } catch (IOException e) {
            notWritten(e);
        }
    }

    private void awaitFinishing() {
        try {
            finishing.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.atWarn().setMessage("a snapshot was not finished").setCause(e).log();
        }
    }

    /** The loop stood still for so long. */
    private static void tell(Snapshots.Draft draft, Duration stood) throws IOException {
        log.atInfo()
                .setMessage("snapshot drafted")
                .addKeyValue("next", draft.next())
                .addKeyValue("megabytes", Files.size(draft.file()) >> 20)
                .addKeyValue("stoodMillis", stood.toMillis())
                .log();
    }

    private static void notWritten(IOException failure) {
        log.atWarn()
                .setMessage("snapshot not written")
                .addKeyValue("cause", failure.toString())
                .log();
    }
}
