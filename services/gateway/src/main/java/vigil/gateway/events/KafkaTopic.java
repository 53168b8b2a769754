package vigil.gateway.events;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;
import vigil.contracts.security.SecurityEvent;
import vigil.gateway.watch.Figures;

/**
 * Writes security events as JSON to the topic {@code security}. Away, it loses what it is given.
 */
final class KafkaTopic implements Consumer<SecurityEvent>, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final KafkaProducer<String, byte[]> producer;
    private final Figures figures;

    KafkaTopic(String bootstrap, Figures figures) {
        this.figures = figures;
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers", bootstrap,
                                "client.id", "gateway-security",
                                "acks", "all",
                                "linger.ms", "50",
                                "buffer.memory", Integer.toString(8 * 1024 * 1024),
                                "max.block.ms", Long.toString(PATIENCE.toMillis()),
                                "delivery.timeout.ms", "30000",
                                "request.timeout.ms", "10000",
                                "enable.metrics.push", "false"),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    @Override
    public void accept(SecurityEvent event) {
        byte[] json = JsonMapper.shared().writeValueAsBytes(event.fields());
        producer.send(
                new ProducerRecord<>(SecurityEvent.TOPIC, event.institution(), json),
                (place, failure) -> {
                    if (failure != null) {
                        figures.eventLost("unwritten");
                    }
                });
    }

    @Override
    public void close() {
        producer.close(PATIENCE);
    }
}
