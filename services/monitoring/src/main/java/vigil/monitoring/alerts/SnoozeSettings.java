package vigil.monitoring.alerts;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param longest that an officer may let a scenario rest for an account
 * @param wakeEvery how often is looked for snoozes whose time is over
 */
@ConfigurationProperties(prefix = "vigil.monitoring.snoozes", ignoreUnknownFields = false)
public record SnoozeSettings(
        @DefaultValue("90d") Duration longest, @DefaultValue("10s") Duration wakeEvery) {

    public SnoozeSettings {
        if (!longest.isPositive() || wakeEvery.toMillis() < 1) {
            throw new IllegalArgumentException("the times of snoozes are positive");
        }
    }
}
