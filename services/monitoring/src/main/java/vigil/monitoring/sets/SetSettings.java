package vigil.monitoring.sets;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param sweepEvery how often stored sets are looked for that never reached the log
 * @param largestSet bytes of a set at most: it is one record of the log
 */
@ConfigurationProperties(prefix = "vigil.monitoring.sets", ignoreUnknownFields = false)
public record SetSettings(
        @DefaultValue("5s") Duration sweepEvery, @DefaultValue("3000000") int largestSet) {

    public SetSettings {
        if (sweepEvery.toMillis() < 1) {
            throw new IllegalArgumentException("sweeps leave a pause");
        }
        if (largestSet < 1 || largestSet > 3_500_000) {
            throw new IllegalArgumentException("a scenario set fits into a record of the log");
        }
    }
}
