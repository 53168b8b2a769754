package vigil.monitoring.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param waitingRows transactions that may wait for a commit; beyond it callers are asked to come
 *     back
 * @param rowsPerCommit the most that one commit takes
 * @param writers commits under way at once; with one, what comes meanwhile shares the next
 * @param gather how long a commit waits for company when the one before had some; a lone request
 *     never waits
 * @param cachedAccounts surrogates kept in memory, about 100 bytes each
 * @param cachedKeys subjects' keys kept in memory
 */
@ConfigurationProperties(prefix = "vigil.monitoring.store", ignoreUnknownFields = false)
public record StoreSettings(
        @DefaultValue("20000") int waitingRows,
        @DefaultValue("1000") int rowsPerCommit,
        @DefaultValue("1") int writers,
        @DefaultValue("3ms") Duration gather,
        @DefaultValue("1000000") int cachedAccounts,
        @DefaultValue("100000") int cachedKeys) {

    public StoreSettings {
        if (waitingRows < 1 || rowsPerCommit < 1 || writers < 1) {
            throw new IllegalArgumentException("a store takes at least one row at a time");
        }
    }
}
