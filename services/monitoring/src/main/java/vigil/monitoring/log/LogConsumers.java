package vigil.monitoring.log;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
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
    public static Consumer<String, byte[]> open(String bootstrap) {
        return open(bootstrap, 2_000);
    }

    /**
     * As {@link #open(String)}.
     *
     * @param records the most that one poll gives
     */
    public static Consumer<String, byte[]> open(String bootstrap, int records) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        records,
                        ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                        1,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        FETCH_BYTES,
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        500,
                        ConsumerConfig.CHECK_CRCS_CONFIG,
                        true),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
