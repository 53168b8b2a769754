package vigil.monitoring.leadership;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a leader may be silent.
 *
 * @param lease after so long without a renewal another process may lead
 * @param renewEvery how often the leader renews, and the others try
 */
@ConfigurationProperties(prefix = "vigil.monitoring.leadership", ignoreUnknownFields = false)
public record LeadershipSettings(
        @DefaultValue("2s") Duration lease, @DefaultValue("500ms") Duration renewEvery) {

    public LeadershipSettings {
        if (renewEvery.toMillis() < 50 || lease.compareTo(renewEvery.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException(
                    "a lease lasts at least two renewals, and they are 50 ms apart or more");
        }
    }
}
