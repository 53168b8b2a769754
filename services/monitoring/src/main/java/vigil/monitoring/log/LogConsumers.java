package vigil.monitoring.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Consumers of the log without a group: each keeps its place itself, in a snapshot or in the
 * transaction of its effect.
 */
public final class LogConsumers {

    private static final int FETCH_BYTES = 4 * 1024 * 1024;

    private LogConsumers() {}

    /** A consumer that is told its partitions and places; a place that is gone is an error. */
    public static KafkaConsumer<String, byte[]> open(String bootstrap) {
        return open(bootstrap, Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000));
    }

    /**
     * As {@link #open(String)}, for who would rather have much at once than something at once.
     *
     * @param records the most that one poll gives
     * @param bytes waited for, but not longer than {@code linger}
     */
    public static KafkaConsumer<String, byte[]> gathering(
            String bootstrap, int records, int bytes, Duration linger) {
        return open(
                bootstrap,
                Map.of(
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, records,
                        ConsumerConfig.FETCH_MIN_BYTES_CONFIG, bytes,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) linger.toMillis()));
    }

    private static KafkaConsumer<String, byte[]> open(String bootstrap, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        // Decisions that were begun by a fenced writer were never made.
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
