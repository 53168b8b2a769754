package vigil.screening.jobs;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param largestFile bytes that a file may have as it is sent
 * @param mostRows rows of a file that are screened, at most
 * @param rowsPerStep rows after which results are sealed and progress is kept
 * @param unfinished jobs of an institution that may wait or run
 */
@ConfigurationProperties(prefix = "vigil.screening.jobs", ignoreUnknownFields = false)
public record JobSettings(
        @DefaultValue("4000000000") long largestFile,
        @DefaultValue("20000000") long mostRows,
        @DefaultValue("2000") int rowsPerStep,
        @DefaultValue("10") int unfinished) {

    public JobSettings {
        if (largestFile < 1 || mostRows < 1 || rowsPerStep < 1 || unfinished < 1) {
            throw new IllegalArgumentException("the limits of jobs are positive");
        }
    }
}
