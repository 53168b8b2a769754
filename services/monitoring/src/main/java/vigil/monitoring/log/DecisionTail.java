package vigil.monitoring.log;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import vigil.contracts.decisions.v1.Decision;

/** Looks at the last decision of a partition, whoever wrote it. For one thread. */
public final class DecisionTail implements AutoCloseable {

    /** No decision of the partition was ever written. */
    public static final long NONE = -1;

    /** Between the last decision and the end lie marks of transactions, and what was taken back. */
    private static final long FIRST_STEP = 16;

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TopicPartition partition;
    private final Consumer<String, byte[]> consumer;

    public DecisionTail(String bootstrap, Topics topics, int partition) {
        this.partition = new TopicPartition(topics.decisions(), partition);
        this.consumer = LogConsumers.open(bootstrap);
        consumer.assign(List.of(this.partition));
    }

    /**
     * The place in the log of the last transaction whose decision was written for good, or {@link
     * #NONE}.
     */
    public long last() {
        long first = offset(consumer.beginningOffsets(List.of(partition), PATIENCE));
        long end = offset(consumer.endOffsets(List.of(partition), PATIENCE));
        for (long step = FIRST_STEP; ; step *= 4) {
            long from = Math.max(first, end - step);
            long last = lastBetween(from, end);
            if (last != NONE || from == first) {
                return last;
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private long offset(Map<TopicPartition, Long> offsets) {
        return offsets.getOrDefault(partition, 0L);
    }

    private long lastBetween(long from, long end) {
        long last = NONE;
        consumer.seek(partition, from);
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (consumer.position(partition) < end) {
            if (System.nanoTime() > patience) {
                throw new KafkaException("the last decision did not arrive in time");
            }
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL).records(partition)) {
                last = logOffset(record);
            }
        }
        return last;
    }

    private static long logOffset(ConsumerRecord<String, byte[]> record) {
        try {
            return Decision.parseFrom(record.value()).getOffset();
        } catch (InvalidProtocolBufferException e) {
            throw new KafkaException("the last decision cannot be read", e);
        }
    }
}
