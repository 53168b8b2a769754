package vigil.monitoring.loop;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.monitoring.log.DecisionLog;
import vigil.monitoring.log.LogConsumers;
import vigil.monitoring.log.Position;
import vigil.monitoring.log.SetKind;
import vigil.monitoring.log.Topics;

/**
 * One partition's thread: restores the shard, takes every record in order, writes what was not
 * written before, and tells who waits. When the broker fails it for good, it starts again from the
 * last snapshot: the log is the truth, memory is not.
 */
final class PartitionLoop implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(PartitionLoop.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration OUTPUT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration METADATA_PATIENCE = Duration.ofSeconds(30);
    private static final long RESTART_MILLIS = 500;
    private static final int IDLE_POLLS = 5; // A second without a record.

    private final String bootstrap;
    private final Topics topics;
    private final TopicPartition source;
    private final Cores cores;
    private final LoopSettings settings;
    private final Snapshots snapshots;
    private final Waiting waiting;
    private final Adoptions adoptions;
    private final Fillings fillings;
    private final Milestones milestones = new Milestones();
    private final LoopFigures figures = new LoopFigures();
    private volatile boolean running;
    private volatile @Nullable KafkaConsumer<String, byte[]> polling;

    PartitionLoop(LoopParts parts, int partition) {
        this.bootstrap = parts.bootstrap();
        this.topics = parts.topics();
        this.source = new TopicPartition(parts.topics().transactions(), partition);
        this.cores = parts.cores();
        this.settings = parts.settings();
        this.snapshots =
                new Snapshots(
                        parts.state(),
                        partition,
                        parts.cores(),
                        parts.fillings(),
                        parts.settings());
        this.waiting = parts.waiting();
        this.adoptions = parts.adoptions();
        this.fillings = parts.fillings();
    }

    @Override
    public void run() {
        while (running) {
            try {
                follow();
            } catch (RuntimeException e) { // The edge of a thread that must not end.
                figures.behind();
                if (running) {
                    log.atWarn()
                            .setMessage("loop starts again from the log")
                            .addKeyValue("partition", source.partition())
                            .addKeyValue("cause", e.toString())
                            .log();
                    pause();
                }
            }
        }
    }

    /** Before its thread is started. */
    void open() {
        running = true;
    }

    /** Ends after the record at hand and a snapshot. */
    void stop() {
        running = false;
        KafkaConsumer<String, byte[]> current = polling;
        if (current != null) {
            current.wakeup();
        }
    }

    CompletableFuture<Void> past(long offset) {
        return milestones.past(offset);
    }

    LoopFigures figures() {
        return figures;
    }

    long next() {
        return milestones.next();
    }

    private void follow() {
        try (KafkaConsumer<String, byte[]> consumer = LogConsumers.open(bootstrap);
                DecisionLog decisions = new DecisionLog(bootstrap, topics, source.partition())) {
            polling = consumer;
            consumer.assign(List.of(source));
            long end = endOf(consumer);
            Run run = new Run(decisions, decisions.lastDecided(), restore(consumer, end), end);
            tellInForce(run.shard);
            consumer.seek(source, run.next);
            milestones.reach(run.next);
            while (running) {
                run.takeAll(poll(consumer));
            }
            run.lastSnapshot();
        } finally {
            polling = null;
        }
    }

    private List<ConsumerRecord<String, byte[]>> poll(KafkaConsumer<String, byte[]> consumer) {
        try {
            return consumer.poll(POLL).records(source);
        } catch (WakeupException e) {
            return List.of(); // We were asked to stop.
        }
    }

    private long endOf(KafkaConsumer<String, byte[]> consumer) {
        return consumer.endOffsets(List.of(source), METADATA_PATIENCE).getOrDefault(source, 0L);
    }

    private Snapshots.Restored restore(KafkaConsumer<String, byte[]> consumer, long end) {
        long first =
                consumer.beginningOffsets(List.of(source), METADATA_PATIENCE)
                        .getOrDefault(source, 0L);
        Snapshots.Restored restored =
                snapshots
                        .newest(first, end)
                        .orElseGet(() ->
                                new Snapshots.Restored(
                                        Shard.empty(cores, fillings, settings.rememberedIds()),
                                        first));
        log.atInfo()
                .setMessage("loop restored")
                .addKeyValue("partition", source.partition())
                .addKeyValue("next", restored.next())
                .addKeyValue("end", end)
                .log();
        return restored;
    }

    private void tellInForce(Shard shard) {
        shard.cores()
                .forEach((institution, own) -> {
                    InForce now = own.inForce();
                    tellInForce(
                            new Adoptions.Adoption(
                                    SetKind.SCENARIOS,
                                    institution,
                                    now.scenarios().getSet(),
                                    new Position(source.partition(), now.scenariosSince())));
                    tellInForce(
                            new Adoptions.Adoption(
                                    SetKind.MODELS,
                                    institution,
                                    now.models().getSet(),
                                    new Position(source.partition(), now.modelsSince())));
                });
    }

    private void tellInForce(Adoptions.Adoption adoption) {
        if (adoption.position().offset() != InForce.FROM_THE_START) {
            adoptions.tell(adoption);
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RESTART_MILLIS);
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }

    /** The loop from one restoration to the next. */
    private final class Run {

        private final DecisionLog decisions;
        private final long lastDecided;
        private final Shard shard;
        private final long endAtStart;
        private long next;
        private long sinceSnapshot;
        private int emptyPolls;
        private CompletableFuture<Void> finishing = CompletableFuture.completedFuture(null);

        private Run(DecisionLog decisions, long lastDecided, Snapshots.Restored from, long end) {
            if (lastDecided >= end) {
                throw new IllegalStateException(
                        "decisions were made up to "
                                + lastDecided
                                + ", but the log ends at "
                                + end
                                + ": the broker has lost records");
            }
            this.decisions = decisions;
            this.lastDecided = lastDecided;
            this.shard = from.shard();
            this.next = from.next();
            this.endAtStart = end;
        }

        private void takeAll(List<ConsumerRecord<String, byte[]>> records) {
            for (ConsumerRecord<String, byte[]> record : records) {
                take(record);
            }
            milestones.reach(next);
            figures.publish(shard, next, next >= endAtStart);
            emptyPolls = records.isEmpty() ? emptyPolls + 1 : 0;
            boolean idle = emptyPolls >= IDLE_POLLS;
            if (sinceSnapshot >= (idle ? settings.snapshotEvery() : settings.snapshotAtLatest())) {
                snapshot(draft -> finishing = CompletableFuture.runAsync(() -> finish(draft)));
            }
        }

        private void take(ConsumerRecord<String, byte[]> record) {
            next = record.offset() + 1;
            sinceSnapshot++;
            Position position = new Position(source.partition(), record.offset());
            switch (shard.take(record.value(), position)) {
                case Step.Decided decided -> {
                    if (record.offset() > lastDecided) {
                        decisions.write(decided.decision());
                    }
                    waiting.passed(decided.transaction(), new Passed.Decided(decided.decision()));
                }
                case Step.Repeated repeated ->
                        waiting.passed(repeated.transaction(), new Passed.Earlier());
                case Step.Adopted adopted -> tell(adopted.adoption());
                case Step.Noted _ -> {}
                case Step.Unreadable unreadable -> {
                    figures.unreadable();
                    log.atError()
                            .setMessage("record left aside")
                            .addKeyValue("partition", position.partition())
                            .addKeyValue("offset", position.offset())
                            .addKeyValue("cause", unreadable.cause())
                            .log();
                }
            }
        }

        private void tell(Adoptions.Adoption adoption) {
            adoptions.tell(adoption);
            log.atInfo()
                    .setMessage("set in force")
                    .addKeyValue("of", adoption.kind().word())
                    .addKeyValue("institution", adoption.institution())
                    .addKeyValue("set", adoption.set())
                    .addKeyValue("offset", adoption.position().offset())
                    .log();
        }

        /** The last one of this run is finished before the run ends. */
        private void lastSnapshot() {
            awaitFinishing();
            if (sinceSnapshot > 0) {
                snapshot(this::finish);
            }
        }

        /** Only when all before it is written: what a snapshot covers is never replayed. */
        private void snapshot(Consumer<Snapshots.Draft> finisher) {
            if (!finishing.isDone()) {
                return; // The disk is slower than the log; the next one covers more.
            }
            try {
                long start = System.nanoTime();
                if (decisions.isAllKept(OUTPUT_PATIENCE)) {
                    Snapshots.Draft draft = snapshots.draft(shard, next);
                    sinceSnapshot = 0;
                    figures.snapshotTook(Duration.ofNanos(System.nanoTime() - start));
                    finisher.accept(draft);
                }
            } catch (IOException e) {
                sinceSnapshot = 0; // Tried again after as many records; the disk may be full.
                notWritten(e);
            } catch (InterruptedException e) {
                running = false;
                Thread.currentThread().interrupt();
            }
        }

        private void finish(Snapshots.Draft draft) {
            try {
                snapshots.finish(draft);
            } catch (IOException e) {
                notWritten(e);
            }
        }

        private void awaitFinishing() {
            try {
                finishing.get(OUTPUT_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                log.atWarn().setMessage("a snapshot was not finished").setCause(e).log();
            }
        }

        private void notWritten(IOException failure) {
            log.atWarn()
                    .setMessage("snapshot not written")
                    .addKeyValue("partition", source.partition())
                    .addKeyValue("cause", failure.toString())
                    .log();
        }
    }
}
