package vigil.monitoring.desk;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param deadline how long a caller waits for a decision before the fallback is answered
 * @param sweepEvery how often rows are looked for that never reached the log
 * @param sweepAfter how old such a row must be: younger ones may be on their way
 * @param largestLag decisions that may wait for the read side; with more of them nothing is
 *     appended a second time, for the loop might not recognise it
 */
@ConfigurationProperties(prefix = "vigil.monitoring.desk", ignoreUnknownFields = false)
public record DeskSettings(
        @DefaultValue("2s") Duration deadline,
        @DefaultValue("15s") Duration sweepEvery,
        @DefaultValue("30s") Duration sweepAfter,
        @DefaultValue("200000") long largestLag) {

    public DeskSettings {
        if (deadline.toMillis() < 1) {
            throw new IllegalArgumentException("a deadline leaves some time");
        }
        if (sweepAfter.compareTo(deadline) <= 0) {
            throw new IllegalArgumentException("the sweep leaves alone what is on its way");
        }
    }
}
