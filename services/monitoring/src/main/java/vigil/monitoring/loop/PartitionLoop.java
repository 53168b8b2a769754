package vigil.monitoring.loop;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.monitoring.log.LogConsumers;
import vigil.monitoring.log.Position;
import vigil.monitoring.log.SetKind;
import vigil.monitoring.waiting.Adoptions;
import vigil.monitoring.waiting.Milestones;

/**
 * One partition's thread: restores the shard, takes every record in order, writes what was not
 * written before when this process leads, and tells who waits. When the broker fails it for good,
 * or another process has taken the lead, it starts again from the last snapshot: the log is the
 * truth, memory is not.
 */
final class PartitionLoop implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(PartitionLoop.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration METADATA_PATIENCE = Duration.ofSeconds(30);
    private static final long RESTART_MILLIS = 500;
    private static final long FULL_MILLIS = 20;

    private final LoopParts parts;
    private final TopicPartition source;
    private final Snapshots snapshots;
    private final Milestones milestones = new Milestones();
    private final LoopFigures figures;
    private volatile boolean running;
    private volatile @Nullable KafkaConsumer<String, byte[]> polling;

    PartitionLoop(LoopParts parts, int partition) {
        this.parts = parts;
        this.source = new TopicPartition(parts.topics().transactions(), partition);
        this.figures = new LoopFigures(partition);
        this.snapshots =
                new Snapshots(
                        parts.state(),
                        partition,
                        parts.cores(),
                        parts.fillings(),
                        parts.settings());
    }

    @Override
    public void run() {
        while (running) {
            try {
                follow();
            } catch (RuntimeException e) { // The edge of a thread that must not end.
                figures.lost();
                if (running) {
                    log.atWarn()
                            .setMessage("loop starts again from the log")
                            .addKeyValue("partition", source.partition())
                            .addKeyValue("cause", e.toString())
                            .log();
                    pause(RESTART_MILLIS);
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
        try (KafkaConsumer<String, byte[]> consumer = LogConsumers.open(parts.bootstrap());
                Output output = new Output(parts, source.partition())) {
            polling = consumer;
            long begun = System.nanoTime();
            consumer.assign(List.of(source));
            long end = endOf(consumer);
            output.requireBefore(end);
            Run run =
                    new Run(
                            parts,
                            figures,
                            output,
                            new Run.Begin(snapshots, restore(consumer, end)));
            figures.restored(run.next(), end, begun);
            tellInForce(run.shard());
            consumer.seek(source, run.next());
            milestones.reach(run.next());
            while (running) {
                output.turn();
                run.takeAll(output.isFull() ? none() : poll(consumer));
                milestones.reach(run.next());
                figures.publish(run.shard(), run.next(), output.isLeading() && run.next() >= end);
                long left = consumer.currentLag(source).orElse(Math.max(0, end - run.next()));
                figures.followed(run.next(), left, output.isFull());
            }
            run.lastSnapshot();
        } finally {
            polling = null;
        }
    }

    /** The leader has to come nearer first. */
    private List<ConsumerRecord<String, byte[]>> none() {
        pause(FULL_MILLIS);
        return List.of();
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
        return snapshots
                .newest(first, end)
                .orElseGet(() -> new Snapshots.Restored(emptyShard(), first));
    }

    private Shard emptyShard() {
        return Shard.empty(parts.cores(), parts.fillings(), parts.settings().rememberedIds());
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
            parts.adoptions().tell(adoption);
        }
    }

    private void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }
}
