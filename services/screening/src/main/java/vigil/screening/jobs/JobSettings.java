package vigil.screening.jobs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param largestFile bytes that a file may have as it is sent
 * @param mostRows rows of a file that are screened, at most
 * @param rowsPerStep rows after which results are sealed and progress is kept
 * @param unfinished jobs of an institution that may wait or run
 * @param resultsKept how long results can be fetched after the end; then they are destroyed
 * @param upkeep how often is looked for such results
 */
@ConfigurationProperties(prefix = "vigil.screening.jobs", ignoreUnknownFields = false)
public record JobSettings(
        @DefaultValue("4000000000") long largestFile,
        @DefaultValue("20000000") long mostRows,
        @DefaultValue("2000") int rowsPerStep,
        @DefaultValue("10") int unfinished,
        @DefaultValue("7d") Duration resultsKept,
        @DefaultValue("10m") Duration upkeep) {

    public JobSettings {
        if (largestFile < 1
                || mostRows < 1
                || rowsPerStep < 1
                || unfinished < 1
                || resultsKept.isNegative()
                || !upkeep.isPositive()) {
            throw new IllegalArgumentException("the limits of jobs are positive");
        }
    }
}
