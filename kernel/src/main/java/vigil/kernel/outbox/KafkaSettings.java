package vigil.kernel.outbox;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param bootstrap addresses of brokers, {@code host:port} with commas between
 */
@ConfigurationProperties(prefix = "vigil.kafka", ignoreUnknownFields = false)
public record KafkaSettings(String bootstrap) {}
