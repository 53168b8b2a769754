package vigil.monitoring.loop;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.springframework.context.SmartLifecycle;
import vigil.monitoring.log.Position;
import vigil.monitoring.log.Topics;
import vigil.monitoring.waiting.Adoptions;
import vigil.monitoring.waiting.Waiting;

/** The loops of all partitions: started after the topics stand, stopped with a snapshot each. */
public final class Loops implements SmartLifecycle {

    /** Stops after intake has drained. */
    public static final int PHASE = 1_000;

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private final List<PartitionLoop> loops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Adoptions adoptions = new Adoptions();
    private final Fillings fillings;
    private final Lead lead;
    private volatile boolean running;

    public Loops(LogPlace log, Cores cores, LoopSettings settings, Path state, Asking asking) {
        lead = asking.lead();
        fillings = new Fillings(cores, new LogReplay(log.bootstrap(), log.topics(), settings));
        LoopParts parts =
                new LoopParts(
                        log.bootstrap(),
                        log.topics(),
                        cores,
                        settings,
                        state,
                        asking.waiting(),
                        lead,
                        adoptions,
                        fillings);
        for (int partition = 0; partition < log.topics().partitions(); partition++) {
            loops.add(new PartitionLoop(parts, partition));
        }
    }

    /**
     * Where the log is.
     *
     * @param bootstrap addresses of the brokers
     */
    public record LogPlace(String bootstrap, Topics topics) {}

    /** Who waits for the loops, and whom they ask before they write. */
    public record Asking(Waiting waiting, Lead lead) {}

    /** Completes when the record at this place has been taken. */
    public CompletableFuture<Void> past(Position position) {
        return loops.get(position.partition()).past(position.offset());
    }

    /** The sets that came into force. */
    public Adoptions adoptions() {
        return adoptions;
    }

    /** Where new aggregates are filled ahead. */
    public Fillings fillings() {
        return fillings;
    }

    /** Whether this process writes what the loops decide; otherwise it follows another. */
    public boolean isLeading() {
        return lead.mayGoOn();
    }

    /** Whether every loop writes and has taken what stood in the log when it started. */
    public boolean isCaughtUp() {
        return loops.stream().allMatch(loop -> loop.figures().isCaughtUp());
    }

    /** Whether every loop has followed the log to its end, whoever leads: this process could. */
    public boolean isAbreast() {
        return running && loops.stream().allMatch(loop -> loop.figures().isAbreast());
    }

    /**
     * How the last start went, or goes.
     *
     * @param behind records of the log that are not taken yet
     * @param replayed records behind the snapshots that had to be taken again
     * @param seconds from the beginning to the end of the log; so far, until it is reached
     */
    public record Restart(long behind, long replayed, double seconds) {}

    /** Of all partitions: they restart side by side. */
    public Restart restart() {
        return new Restart(
                (long) sum(LoopFigures::behind),
                (long) sum(LoopFigures::toReplay),
                loops.stream()
                        .mapToDouble(loop -> loop.figures().restartSeconds())
                        .max()
                        .orElse(0));
    }

    /** The place after the last record taken of a partition. */
    public long next(int partition) {
        return loops.get(partition).next();
    }

    public void register(MeterRegistry metrics) {
        counter(metrics, "vigil.core.searches", LoopFigures::searches);
        counter(metrics, "vigil.core.searches.truncated", LoopFigures::truncatedSearches);
        counter(metrics, "vigil.core.evicted.early", LoopFigures::evictedEarly);
        counter(metrics, "vigil.core.alerts", LoopFigures::alerts);
        counter(metrics, "vigil.loop.records", LoopFigures::next);
        counter(metrics, "vigil.loop.records.unreadable", LoopFigures::unreadableRecords);
        counter(metrics, "vigil.loop.records.undecidable", LoopFigures::undecidableRecords);
        counter(metrics, "vigil.loop.snapshots", LoopFigures::snapshots);
        gauge(metrics, "vigil.core.truncated.share", Loops::truncatedShare);
        gauge(
                metrics,
                "vigil.loop.snapshot.seconds",
                all -> all.slowest(LoopFigures::lastSnapshot));
        gauge(
                metrics,
                "vigil.loop.snapshot.longest.seconds",
                all -> all.slowest(LoopFigures::longestSnapshot));
        gauge(metrics, "vigil.loop.caught.up", all -> all.isCaughtUp() ? 1 : 0);
        gauge(metrics, "vigil.loop.abreast", all -> all.isAbreast() ? 1 : 0);
        gauge(metrics, "vigil.loop.behind", all -> all.restart().behind());
        gauge(metrics, "vigil.loop.restart.replayed", all -> all.restart().replayed());
        gauge(metrics, "vigil.loop.restart.seconds", all -> all.restart().seconds());
    }

    @Override
    public void start() {
        running = true;
        for (int partition = 0; partition < loops.size(); partition++) {
            loops.get(partition).open();
            threads.add(Thread.ofPlatform().name("loop-" + partition).start(loops.get(partition)));
        }
    }

    @Override
    public void stop() {
        running = false;
        loops.forEach(PartitionLoop::stop);
        try {
            for (Thread thread : threads) {
                thread.join(STOP_PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void counter(MeterRegistry metrics, String name, ToLongFunction<LoopFigures> figure) {
        FunctionCounter.builder(name, this, all -> all.sum(figure)).register(metrics);
    }

    private void gauge(MeterRegistry metrics, String name, ToDoubleFunction<Loops> figure) {
        Gauge.builder(name, this, figure).register(metrics);
    }

    private double sum(ToLongFunction<LoopFigures> figure) {
        return loops.stream().map(PartitionLoop::figures).mapToLong(figure).sum();
    }

    private double truncatedShare() {
        double all = sum(LoopFigures::searches);
        return all == 0 ? 0 : sum(LoopFigures::truncatedSearches) / all;
    }

    private double slowest(Function<LoopFigures, Duration> figure) {
        return loops.stream()
                .mapToDouble(loop -> figure.apply(loop.figures()).toMillis() / 1_000.0)
                .max()
                .orElse(0);
    }
}
