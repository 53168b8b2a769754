package vigil.monitoring.comparison;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import vigil.contracts.decisions.v1.Decision;
import vigil.engine.scenarios.Wording;
import vigil.monitoring.log.LogConsumers;
import vigil.monitoring.log.Position;
import vigil.monitoring.log.Topics;
import vigil.monitoring.loop.Cores;
import vigil.monitoring.loop.Fillings;
import vigil.monitoring.loop.LogReplay;
import vigil.monitoring.loop.LoopSettings;
import vigil.monitoring.loop.Shard;
import vigil.monitoring.loop.Step;

/**
 * Takes a partition's records from their start through cores of its own and holds every decision
 * against the one in the topic, byte for byte. It reads alone: nothing is written anywhere.
 */
public final class LogComparison {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration METADATA_PATIENCE = Duration.ofSeconds(30);

    private final String bootstrap;
    private final Topics topics;
    private final Cores cores;
    private final LoopSettings settings;

    public LogComparison(String bootstrap, Topics topics, Cores cores, LoopSettings settings) {
        this.bootstrap = bootstrap;
        this.topics = topics;
        this.cores = cores.alone();
        this.settings = settings;
    }

    /** How the cores write values. */
    public Wording wording() {
        return new Wording(cores.settings().baseCurrency(), cores.settings().baseDigits());
    }

    /**
     * Places in the log whose decisions are compared; what lies before is replayed all the same.
     *
     * @param from inclusive
     * @param to exclusive
     */
    public record Range(long from, long to) {

        /** The whole log. */
        public static final Range ALL = new Range(0, Long.MAX_VALUE);

        boolean holds(long place) {
            return place >= from && place < to;
        }
    }

    /**
     * What came out.
     *
     * @param equal decisions that are the same, byte for byte
     * @param difference the first one, in words; null when there is none
     * @param last the last decision that was made again; null when none was
     */
    public record Result(long equal, @Nullable String difference, @Nullable Decision last) {}

    /** {@code progress}: told the place reached, now and then. */
    public Result compare(int partition, Range range, LongConsumer progress) {
        return compare(partition, range, progress, (inForce, moment) -> {});
    }

    /** As {@link #compare(int, Range, LongConsumer)}; shows what the range's decisions look at. */
    public Result compare(
            int partition, Range range, LongConsumer progress, Shard.Witness witness) {
        TopicPartition source = new TopicPartition(topics.transactions(), partition);
        try (KafkaConsumer<String, byte[]> consumer = LogConsumers.open(bootstrap);
                MadeDecisions made = new MadeDecisions(bootstrap, topics, partition)) {
            consumer.assign(List.of(source));
            consumer.seekToBeginning(List.of(source));
            long end =
                    consumer.endOffsets(List.of(source), METADATA_PATIENCE)
                            .getOrDefault(source, 0L);
            Walk walk = new Walk(new Range(range.from(), Math.min(range.to(), end)), made, witness);
            while (walk.difference == null
                    && consumer.position(source, METADATA_PATIENCE) < walk.range.to()) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL).records(source)) {
                    walk.take(record);
                }
                progress.accept(consumer.position(source, METADATA_PATIENCE));
            }
            return walk.result();
        }
    }

    private final class Walk {
        private final Range range;
        private final MadeDecisions made;
        private final Shard.Witness witness;
        private final Shard shard =
                Shard.empty(
                        cores,
                        new Fillings(cores, new LogReplay(bootstrap, topics, settings)),
                        settings.rememberedIds());
        private long equal;
        private @Nullable String difference;
        private @Nullable Decision last;

        Walk(Range range, MadeDecisions made, Shard.Witness witness) {
            this.range = range;
            this.made = made;
            this.witness = witness;
        }

        void take(ConsumerRecord<String, byte[]> record) {
            if (difference != null || record.offset() >= range.to()) {
                return;
            }
            if (range.holds(record.offset())) {
                shard.showing(record.key(), witness);
            }
            Step step =
                    shard.take(
                            new Shard.Entry(
                                    record.value(),
                                    new Position(record.partition(), record.offset())));
            if (step instanceof Step.Decided decided && range.holds(record.offset())) {
                compare(decided.decision());
            }
        }

        private void compare(Decision again) {
            last = again;
            MadeDecisions.Made was = made.next(range.from());
            if (was == null) {
                difference = at(again.getOffset(), "the topic has no decision");
            } else if (was.place() != again.getOffset()) {
                difference =
                        at(
                                again.getOffset(),
                                "the next decision of the topic is of place " + was.place());
            } else if (!Arrays.equals(was.bytes(), again.toByteArray())) {
                difference = at(again.getOffset(), "the decision is another one now");
            } else {
                equal++;
            }
        }

        private String at(long place, String what) {
            return "place " + place + ": " + what;
        }

        Result result() {
            if (difference == null) {
                long further = made.furtherBefore(range);
                difference =
                        further < 0
                                ? null
                                : at(
                                        further,
                                        "the topic has a decision that the log does not give");
            }
            return new Result(equal, difference, last);
        }
    }
}
