package vigil.watchlists.upkeep;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import vigil.watchlists.entities.ListId;
import vigil.watchlists.reading.ListFiles;
import vigil.watchlists.reading.ListReader;
import vigil.watchlists.reading.ReadingLimits;
import vigil.watchlists.versions.GuardSettings;

/**
 * A list that is kept up to date.
 *
 * @param list its id
 * @param reader of its format
 * @param addresses part → address; {@link ListFiles#MAIN} is one of them
 * @param every how often the publisher is asked
 * @param staleAfter how long it may be without a successful answer
 * @param limits for reading
 * @param guards for every new version
 */
public record KeptList(
        ListId list,
        ListReader reader,
        Map<String, URI> addresses,
        Duration every,
        Duration staleAfter,
        ReadingLimits limits,
        GuardSettings guards) {

    public KeptList {
        addresses = Map.copyOf(addresses);
        if (!addresses.containsKey(ListFiles.MAIN)) {
            throw new IllegalArgumentException("a list has a main file");
        }
        if (every.isNegative() || every.isZero() || staleAfter.compareTo(every) < 0) {
            throw new IllegalArgumentException(
                    "a list is asked for at times, more often than it grows stale");
        }
    }

    /** Asked for every half hour, stale after twelve hours, with the usual limits and guards. */
    public static KeptList usual(ListId list, ListReader reader, Map<String, URI> addresses) {
        return new KeptList(
                list,
                reader,
                addresses,
                Duration.ofMinutes(30),
                Duration.ofHours(12),
                ReadingLimits.defaults(),
                GuardSettings.defaults());
    }
}
