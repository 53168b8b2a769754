package vigil.monitoring.log;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import vigil.contracts.decisions.v1.Decision;

/**
 * Writes one partition's decisions in the order of the log. A decision that cannot be written is
 * waited for without end: a gap would later be taken for something written.
 */
public final class DecisionLog implements AutoCloseable {

    /** No decision of the partition was ever written. */
    public static final long NONE = -1;

    /** No answer waits for this write: gathering costs the broker a tenth of the requests. */
    private static final int LINGER_MILLIS = 20;

    private static final int BATCH_BYTES = 128 * 1024;
    private static final long BUFFER_BYTES = 32L * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String bootstrap;
    private final TopicPartition partition;
    private final Producer<String, byte[]> producer;
    private long sent;
    private volatile long kept;
    private volatile @Nullable Exception broken;

    public DecisionLog(String bootstrap, Topics topics, int partition) {
        this.bootstrap = bootstrap;
        this.partition = new TopicPartition(topics.decisions(), partition);
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrap,
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                                true,
                                ProducerConfig.LINGER_MS_CONFIG,
                                LINGER_MILLIS,
                                ProducerConfig.BATCH_SIZE_CONFIG,
                                BATCH_BYTES,
                                ProducerConfig.BUFFER_MEMORY_CONFIG,
                                BUFFER_BYTES,
                                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                                Topics.MAX_RECORD_BYTES,
                                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                                Long.MAX_VALUE,
                                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                                Integer.MAX_VALUE,
                                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                                500),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    /**
     * Writes after all that was written before. For one thread.
     *
     * @throws KafkaException when an earlier one was lost: the caller starts again from the log
     */
    public void write(Decision decision) {
        refuseWhenBroken();
        sent++;
        producer.send(
                new ProducerRecord<>(
                        partition.topic(),
                        partition.partition(),
                        decision.getInstitution(),
                        decision.toByteArray()),
                (place, failure) -> {
                    if (failure != null) {
                        broken = failure;
                    } else {
                        kept++; // The producer's one sending thread calls back.
                    }
                });
    }

    /** Whether everything that was written is kept by the broker, waiting for it for a while. */
    public boolean isAllKept(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (kept < sent) {
            refuseWhenBroken();
            if (System.nanoTime() > end) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return true;
    }

    /**
     * The place in the log of the last transaction whose decision was written, or {@link #NONE}.
     */
    public long lastDecided() {
        try (Consumer<String, byte[]> consumer = LogConsumers.open(bootstrap)) {
            consumer.assign(List.of(partition));
            long end =
                    consumer.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
            if (end == 0) {
                return NONE;
            }
            consumer.seek(partition, end - 1);
            long patience = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < patience) {
                for (ConsumerRecord<String, byte[]> record :
                        consumer.poll(Duration.ofMillis(500)).records(partition)) {
                    return Decision.parseFrom(record.value()).getOffset();
                }
            }
        } catch (InvalidProtocolBufferException e) {
            throw new KafkaException("the last decision cannot be read", e);
        }
        throw new KafkaException("the last decision did not arrive in time");
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }

    private void refuseWhenBroken() {
        Exception failure = broken;
        if (failure != null) {
            throw new KafkaException("an earlier decision was not written", failure);
        }
    }
}
