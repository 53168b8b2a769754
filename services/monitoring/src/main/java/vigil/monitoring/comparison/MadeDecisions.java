package vigil.monitoring.comparison;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import vigil.contracts.decisions.v1.Decision;
import vigil.monitoring.log.LogConsumers;
import vigil.monitoring.log.Topics;

/** A partition's decisions as they stand in the topic, one after the other. For one thread. */
final class MadeDecisions implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration METADATA_PATIENCE = Duration.ofSeconds(30);

    /** The leader may still be writing what stands at the end of the log. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TopicPartition partition;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Deque<Made> waiting = new ArrayDeque<>();

    MadeDecisions(String bootstrap, Topics topics, int partition) {
        this.partition = new TopicPartition(topics.decisions(), partition);
        this.consumer = LogConsumers.open(bootstrap);
        consumer.assign(List.of(this.partition));
        consumer.seekToBeginning(List.of(this.partition));
    }

    /**
     * A decision.
     *
     * @param place of its transaction in the log
     */
    record Made(long place, byte[] bytes) {}

    /** The next one of a place from {@code from} on; null when none comes in time. */
    @Nullable Made next(long from) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            while (!waiting.isEmpty()) {
                Made next = waiting.removeFirst();
                if (next.place() >= from) {
                    return next;
                }
            }
            if (System.nanoTime() > end) {
                return null;
            }
            poll();
        }
    }

    /** The place of a further one within the range, -1 for none; the topic's end is read. */
    long furtherBefore(LogComparison.Range range) {
        long end =
                consumer.endOffsets(List.of(partition), METADATA_PATIENCE)
                        .getOrDefault(partition, 0L);
        while (true) {
            while (!waiting.isEmpty()) {
                long place = waiting.removeFirst().place();
                if (range.holds(place)) {
                    return place;
                }
                if (place >= range.to()) {
                    return -1;
                }
            }
            if (consumer.position(partition, METADATA_PATIENCE) >= end) {
                return -1;
            }
            poll();
        }
    }

    private void poll() {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL).records(partition)) {
            try {
                waiting.add(
                        new Made(Decision.parseFrom(record.value()).getOffset(), record.value()));
            } catch (InvalidProtocolBufferException e) {
                throw new KafkaException("a decision of the topic cannot be read", e);
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
