package vigil.monitoring.files;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vigil.contracts.log.v1.LogRecord;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.ReceivedTransaction;
import vigil.monitoring.intake.RowFailure;
import vigil.monitoring.intake.Sender;
import vigil.monitoring.intake.csv.CsvRow;
import vigil.monitoring.intake.csv.CsvTransactions;
import vigil.monitoring.intake.csv.FileId;
import vigil.monitoring.parties.Parties;
import vigil.monitoring.store.FileRow;
import vigil.monitoring.store.Preparation;
import vigil.monitoring.store.Prepared;

/**
 * One file under way: this thread reads and prepares, a second screens the parties and makes
 * accounts known, a third keeps, a fourth appends; a bounded number of batches is between them and
 * between the log and the loop, so that memory does not grow with the file and the sender is slowed
 * down to our pace.
 */
final class FileRun {

    private static final int QUEUED_BATCHES = 2;
    private static final long OFFER_MILLIS = 200;
    private static final List<Prepared> END = List.of();
    private static final List<LogRecord> LAST = List.of();

    private final Sender sender;
    private final InstitutionId institution;
    private final UUID file;
    private final FileId name;
    private final RunParts parts;
    private final Tally tally = new Tally();
    private final BlockingQueue<List<Prepared>> read = new ArrayBlockingQueue<>(QUEUED_BATCHES);
    private final BlockingQueue<List<Prepared>> met = new ArrayBlockingQueue<>(QUEUED_BATCHES);
    private final BlockingQueue<List<LogRecord>> kept = new ArrayBlockingQueue<>(QUEUED_BATCHES);
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    /** What every run works with. */
    record RunParts(
            Preparation preparation,
            Parties parties,
            BatchIntake intake,
            Patience patience,
            FileRegister register,
            FileSettings settings,
            InstantSource clock) {}

    FileRun(Sender sender, UUID file, FileId name, RunParts parts) {
        this.sender = sender;
        this.institution = sender.institution();
        this.file = file;
        this.name = name;
        this.parts = parts;
    }

    Tally.Counts counts() {
        return tally.counts();
    }

    /** The refusal of the file as a whole, if that is all there was to say. */
    @Nullable Failure refusal() {
        Tally.Counts counts = tally.counts();
        boolean nothing = counts.accepted() == 0 && counts.duplicates() == 0;
        return nothing && counts.rows() == 1 && counts.failures().getFirst().row() < 0
                ? counts.failures().getFirst()
                : null;
    }

    /** Returns when every row is decided, known or refused. */
    void run(InputStream stream) throws IOException, InterruptedException {
        Thread greeter = step("introduce", this::introduceAll);
        Thread keeper = step("keep", this::keepAll);
        Thread appender = step("append", this::appendAll);
        try {
            readAll(stream);
            hand(read, END);
            done.get();
        } catch (ExecutionException | CompletionException e) {
            throw rethrown(e.getCause());
        } finally {
            greeter.interrupt();
            keeper.interrupt();
            appender.interrupt();
        }
    }

    private void readAll(InputStream stream) throws IOException, InterruptedException {
        try (CsvTransactions rows = CsvTransactions.read(stream, name, parts.clock())) {
            List<Prepared> batch = new ArrayList<>(parts.settings().rowsPerCommit());
            for (CsvRow row = rows.next(); row != null; row = rows.next()) {
                switch (row) {
                    case CsvRow.Taken taken -> add(batch, taken);
                    case CsvRow.Refused refused -> tally.failed(refused.failures());
                }
                if (batch.size() == parts.settings().rowsPerCommit()) {
                    hand(read, batch);
                    batch = new ArrayList<>(parts.settings().rowsPerCommit());
                }
            }
            if (!batch.isEmpty()) {
                hand(read, batch);
            }
        }
    }

    private void add(List<Prepared> batch, CsvRow.Taken taken) {
        ReceivedTransaction received = taken.transaction();
        if (!parts.preparation().hasRate(received)) {
            tally.failed(
                    List.of(
                            new RowFailure(
                                    taken.row(),
                                    "currency",
                                    "has no exchange rate to the base currency here",
                                    FailureCode.CURRENCY)));
            return;
        }
        boolean namesIt = received.clientId().value().equals(name.value() + "/" + taken.row());
        batch.add(
                parts.preparation()
                        .prepare(institution, received, new FileRow(file, taken.row(), namesIt)));
    }

    /** Waits for room; a step that failed ends the waiting. */
    private <T> void hand(BlockingQueue<T> next, T batch) throws InterruptedException {
        while (!next.offer(batch, OFFER_MILLIS, TimeUnit.MILLISECONDS)) {
            if (done.isCompletedExceptionally()) {
                done.join();
            }
        }
    }

    /** A part of the work that may wait; its failure ends the whole. */
    @FunctionalInterface
    interface Step {
        void work() throws InterruptedException, ExecutionException;
    }

    private Thread step(String name, Step step) {
        return Thread.ofVirtual().name(name + "-" + file).start(() -> work(step, done));
    }

    /** Whatever ends a step ends the whole: else its file waits for ever, and its place with it. */
    static void work(Step step, CompletableFuture<Void> done) {
        try {
            step.work();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            done.completeExceptionally(e);
        } catch (ExecutionException | CompletionException e) {
            done.completeExceptionally(e.getCause());
        } catch (RuntimeException | Error e) {
            done.completeExceptionally(e);
        }
    }

    private void introduceAll() throws InterruptedException {
        for (List<Prepared> batch = read.take(); batch != END; batch = read.take()) {
            List<Prepared> screened = parts.parties().screenRows(sender, batch);
            parts.intake().introduce(institution, screened);
            hand(met, screened);
        }
        hand(met, END);
    }

    private void keepAll() throws InterruptedException {
        for (List<Prepared> batch = met.take(); batch != END; batch = met.take()) {
            parts.patience().untilThereIsRoom();
            hand(kept, parts.intake().keep(institution, batch, tally));
        }
        hand(kept, LAST);
    }

    private void appendAll() throws InterruptedException, ExecutionException {
        Deque<CompletableFuture<Void>> undecided = new ArrayDeque<>();
        for (List<LogRecord> batch = kept.take(); batch != LAST; batch = kept.take()) {
            undecided.add(parts.intake().append(institution, batch));
            while (undecided.size() > parts.settings().batchesAhead()) {
                undecided.remove().get();
                parts.register().progress(institution, file, tally.counts());
            }
        }
        for (CompletableFuture<Void> decided : undecided) {
            decided.get();
        }
        done.complete(null);
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        return cause instanceof RuntimeException known
                ? known
                : new IllegalStateException("a file broke off", cause);
    }
}
