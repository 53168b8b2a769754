package vigil.monitoring.log;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The topics of the log.
 *
 * @param transactionsTopic every fact that can influence a decision, in order
 * @param decisionsTopic what the core answered
 * @param partitions how many are made when a topic is new; later changes would move institutions
 * @param replication copies of each partition, when a topic is new
 * @param appendTimeout how long an append may wait for the broker before it counts as failed
 */
@ConfigurationProperties(prefix = "vigil.monitoring.log", ignoreUnknownFields = false)
public record LogSettings(
        @DefaultValue("transactions") String transactionsTopic,
        @DefaultValue("decisions") String decisionsTopic,
        @DefaultValue("4") int partitions,
        @DefaultValue("1") short replication,
        @DefaultValue("10s") Duration appendTimeout) {

    public LogSettings {
        if (partitions < 1 || replication < 1) {
            throw new IllegalArgumentException("partitions and replication start at 1");
        }
        if (appendTimeout.toSeconds() < 1) {
            throw new IllegalArgumentException("the append timeout is at least a second");
        }
    }
}
