package vigil.monitoring.files;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How files are taken.
 *
 * @param rowsPerCommit rows kept and appended together
 * @param batchesAhead batches that may be appended and not yet decided
 * @param atOnce files that may be under way, half of them from one institution
 * @param largestLag decisions that may wait for the read side before a file pauses
 * @param patience how long a file waits for a database or broker that went away
 */
@ConfigurationProperties(prefix = "vigil.monitoring.files", ignoreUnknownFields = false)
public record FileSettings(
        @DefaultValue("2000") int rowsPerCommit,
        @DefaultValue("8") int batchesAhead,
        @DefaultValue("4") int atOnce,
        @DefaultValue("200000") long largestLag,
        @DefaultValue("2m") Duration patience) {

    public FileSettings {
        if (rowsPerCommit < 1 || batchesAhead < 1 || atOnce < 1) {
            throw new IllegalArgumentException("a file is taken at least row by row");
        }
    }
}
