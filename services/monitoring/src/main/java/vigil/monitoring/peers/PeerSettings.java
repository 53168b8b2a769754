package vigil.monitoring.peers;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param countEvery how often is looked for weeks that have new transactions
 */
@ConfigurationProperties(prefix = "vigil.monitoring.peers", ignoreUnknownFields = false)
public record PeerSettings(@DefaultValue("20s") Duration countEvery) {

    public PeerSettings {
        if (countEvery.toMillis() < 1) {
            throw new IllegalArgumentException("the time between two counts is positive");
        }
    }
}
