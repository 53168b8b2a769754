package vigil.monitoring.parties;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How parties are screened before their payment is decided.
 *
 * @param address of the screening house, as {@code http://127.0.0.1:8463}; without one nobody is
 *     asked, and records say so
 * @param deadline how long a single payment waits for the answer
 * @param batchDeadline how long a batch waits
 * @param fileDeadline how long some rows of a file wait
 * @param fallback what becomes of a payment without an answer
 * @param remembered parties kept in memory, about 200 bytes each
 * @param keep how long a party of whom nothing was found is not asked about again while the lists
 *     stay the same
 * @param keepHits the same of a party that was found: officers judge hits meanwhile
 * @param listsKnownFor how long the version of the lists is taken for the one in force
 */
@ConfigurationProperties(prefix = "vigil.monitoring.parties", ignoreUnknownFields = false)
public record PartySettings(
        @Nullable URI address,
        @DefaultValue("50ms") Duration deadline,
        @DefaultValue("500ms") Duration batchDeadline,
        @DefaultValue("5s") Duration fileDeadline,
        @DefaultValue("review") Fallback fallback,
        @DefaultValue("100000") int remembered,
        @DefaultValue("1h") Duration keep,
        @DefaultValue("30s") Duration keepHits,
        @DefaultValue("2s") Duration listsKnownFor) {

    /** What becomes of a payment whose parties could not be screened in time. */
    public enum Fallback {
        /** An officer looks: the scenario {@code parties-unscreened} meets it. */
        REVIEW,
        /** It goes its way; the record says that nobody looked. */
        PASS
    }

    public PartySettings {
        if (address != null && !isWebAddress(address)) {
            throw new IllegalArgumentException(
                    "the screening house has an address as http://host:port");
        }
        if (deadline.toMillis() < 1
                || batchDeadline.toMillis() < 1
                || fileDeadline.toMillis() < 1) {
            throw new IllegalArgumentException("a deadline leaves some time");
        }
        if (remembered < 0 || keep.isNegative() || keepHits.isNegative()) {
            throw new IllegalArgumentException(
                    "parties are remembered for some time or not at all");
        }
    }

    private static boolean isWebAddress(URI address) {
        return address.getHost() != null
                && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()));
    }
}
