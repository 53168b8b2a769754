package vigil.bench.core;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import vigil.engine.Transaction;
import vigil.engine.core.Core;
import vigil.launcher.analyse.transactions.FileRecord;
import vigil.launcher.analyse.transactions.TransactionFile;

/**
 * One core over a long log, looked at where it has seen so many transactions. The file is read a
 * piece at a time, outside of what is measured.
 *
 * <p>Each decision is timed by the clock on the wall and by the processor time of its thread: the
 * first contains what neighbours on the machine take, some milliseconds a time slice, the second
 * what the core itself does. To ask for it is a call of the system in every decision's time.
 */
final class Growth {
    private static final long[] MARKS = {200_000, 1_000_000, 5_000_000, 20_000_000};
    private static final int PIECE = 20_000;

    private final Core core;
    private final Path input;
    private final long most;
    private final List<Stage> stages = new ArrayList<>();
    private final List<Transaction> piece = new ArrayList<>(PIECE);
    private Histogram micros = histogram();
    private Histogram processorMicros = histogram();
    private long seen;
    private long wallNanos;
    private long processorNanos;
    private long since;

    /**
     * The stretch of the log up to a mark.
     *
     * @param transactions from the start of the log
     * @param perProcessorSecond of the deciding thread
     * @param processorP999Micros of the deciding thread too, as is what follows it
     */
    record Stage(
            long transactions,
            double perSecond,
            double perProcessorSecond,
            double p50Micros,
            double p99Micros,
            double p999Micros,
            double greatestMicros,
            double processorP999Micros,
            double processorGreatestMicros,
            double truncatedShare,
            CoreBench.Kept kept) {}

    Growth(Core core, Path input, long most) {
        this.core = core;
        this.input = input;
        this.most = most;
    }

    private static Histogram histogram() {
        return new Histogram(Duration.ofSeconds(60).toNanos(), 2);
    }

    List<Stage> stages() throws IOException {
        try (TransactionFile file = TransactionFile.open(input)) {
            while (seen < most && fill(file)) {
                decide();
                seen += piece.size();
                for (long mark : MARKS) {
                    if (seen >= mark && seen - piece.size() < mark) {
                        look();
                    }
                }
            }
        }
        if (seen > since) {
            look();
        }
        return stages;
    }

    /** The next piece; whether there was any. */
    private boolean fill(TransactionFile file) throws IOException {
        piece.clear();
        long wanted = Math.min(PIECE, most - seen);
        for (FileRecord next = file.next(); next != null; next = file.next()) {
            if (next instanceof FileRecord.Taken taken) {
                piece.add(taken.transaction());
            }
            if (piece.size() >= wanted) {
                break;
            }
        }
        return !piece.isEmpty();
    }

    private void decide() {
        var thread = ManagementFactory.getThreadMXBean();
        long processorBegun = thread.getCurrentThreadCpuTime();
        long processor = processorBegun;
        long begun = System.nanoTime();
        long last = begun;
        for (Transaction transaction : piece) {
            core.decide(transaction);
            long now = System.nanoTime();
            micros.recordValue(now - last);
            last = now;
            long processorNow = thread.getCurrentThreadCpuTime();
            processorMicros.recordValue(processorNow - processor);
            processor = processorNow;
        }
        wallNanos += last - begun;
        processorNanos += processor - processorBegun;
    }

    private void look() {
        Stage stage =
                new Stage(
                        seen,
                        1e9 * (seen - since) / wallNanos,
                        1e9 * (seen - since) / processorNanos,
                        micros.getValueAtPercentile(50) / 1e3,
                        micros.getValueAtPercentile(99) / 1e3,
                        micros.getValueAtPercentile(99.9) / 1e3,
                        micros.getMaxValue() / 1e3,
                        processorMicros.getValueAtPercentile(99.9) / 1e3,
                        processorMicros.getMaxValue() / 1e3,
                        core.statistics().truncatedShare(),
                        CoreBench.Kept.of(core));
        stages.add(stage);
        show(stage);
        micros = histogram();
        processorMicros = histogram();
        wallNanos = 0;
        processorNanos = 0;
        since = seen;
    }

    private static void show(Stage stage) {
        System.out.printf(
                "%,11d: %,8.0f tx/s (%,8.0f of processor time)   p50 %5.1f us   p99 %6.1f us   p99.9 %7.1f us (of processor time %7.1f, greatest %,.0f)%n"
                        + "             %s%n",
                stage.transactions(),
                stage.perSecond(),
                stage.perProcessorSecond(),
                stage.p50Micros(),
                stage.p99Micros(),
                stage.p999Micros(),
                stage.processorP999Micros(),
                stage.processorGreatestMicros(),
                stage.kept().line());
    }
}
