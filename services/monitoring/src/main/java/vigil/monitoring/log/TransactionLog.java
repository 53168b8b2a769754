package vigil.monitoring.log;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import vigil.contracts.log.v1.LogRecord;
import vigil.kernel.identity.InstitutionId;

/** Appends facts to the log; what is acknowledged is kept by all replicas. */
public final class TransactionLog implements AutoCloseable {

    private static final int MAX_BLOCK_MILLIS = 1_000;
    private static final int ATTEMPTS = 4;
    private static final int BATCH_BYTES = 128 * 1024;
    private static final long BUFFER_BYTES = 64L * 1024 * 1024;

    private final Topics topics;
    private final Producer<String, byte[]> producer;
    private final AtomicLong failures = new AtomicLong();

    public TransactionLog(String bootstrap, Topics topics, LogSettings settings) {
        this.topics = topics;
        int timeoutMillis = (int) settings.appendTimeout().toMillis();
        this.producer =
                new KafkaProducer<>(
                        Map.ofEntries(
                                Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 0),
                                Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES),
                                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES),
                                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MILLIS),
                                Map.entry(
                                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                                        Topics.MAX_RECORD_BYTES),
                                // A request that the broker leaves waiting, as it may on a topic
                                // just made, is sent again while there is time.
                                Map.entry(
                                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                        timeoutMillis / ATTEMPTS),
                                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeoutMillis),
                                Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500)),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    /** Completes with the place of the record, or exceptionally when it is not known to be kept. */
    public CompletableFuture<Position> append(InstitutionId institution, LogRecord record) {
        CompletableFuture<Position> appended = new CompletableFuture<>();
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(
                        topics.transactions(),
                        topics.partition(institution),
                        institution.value(),
                        record.toByteArray());
        try {
            producer.send(
                    message,
                    (kept, failure) -> {
                        if (failure == null) {
                            appended.complete(new Position(kept.partition(), kept.offset()));
                        } else {
                            fail(appended, failure);
                        }
                    });
        } catch (KafkaException e) {
            fail(appended, e);
        }
        return appended;
    }

    /** How many appends have failed since the start. */
    public long failures() {
        return failures.get();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }

    private void fail(CompletableFuture<Position> appended, Exception failure) {
        failures.incrementAndGet();
        appended.completeExceptionally(failure);
    }
}
