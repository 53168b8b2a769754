package vigil.kernel.evidence;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vigil.kernel.outbox.Outbox;

/** Gives a house its outbox with the relay behind it, and the evidence client on top. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EvidenceHouse.KafkaSettings.class)
public class EvidenceHouse {

    private static final Duration RETENTION = Duration.ofDays(7);

    /**
     * @param bootstrap addresses of brokers, {@code host:port} with commas between
     */
    @ConfigurationProperties(prefix = "vigil.kafka", ignoreUnknownFields = false)
    public record KafkaSettings(String bootstrap) {}

    /** Acknowledged by all replicas, in order, without doubles of its own making. */
    @Bean(destroyMethod = "close")
    Producer<String, byte[]> outboxProducer(KafkaSettings settings) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap(),
                        ProducerConfig.ACKS_CONFIG, "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000,
                        ProducerConfig.LINGER_MS_CONFIG, 5),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @Bean
    Outbox.Relay outboxRelay(DataSource dataSource, Producer<String, byte[]> outboxProducer) {
        return new Outbox.Relay(dataSource, outboxProducer, RETENTION);
    }

    @Bean
    Outbox outbox(DataSource dataSource, Outbox.Relay relay) {
        return new Outbox(dataSource, relay::wake);
    }

    @Bean
    Evidence evidence(Outbox outbox, InstantSource clock) {
        return new Evidence(outbox, clock);
    }
}
