package vigil.monitoring.parties;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import org.jspecify.annotations.Nullable;
import vigil.engine.screening.ScreenedParty;

/**
 * What was said of parties, so that nobody asks twice under the same lists. Only keyed hashes and
 * ids of list entries are kept.
 */
final class PartyMemory {

    private final Cache<PartyKey, Known> known;

    /**
     * What is known of a party.
     *
     * @param lists version of the lists that say so
     * @param settled whether no officer's judgement can change it
     */
    record Known(PartyKey key, String lists, ScreenedParty party, boolean settled) {}

    PartyMemory(PartySettings settings) {
        this.known =
                Caffeine.newBuilder()
                        .maximumSize(settings.remembered())
                        .expireAfter(
                                Expiry.<PartyKey, Known>writing((key, party) ->
                                        party.settled() ? settings.keep() : settings.keepHits()))
                        .build();
    }

    void put(Known party) {
        known.put(party.key(), party);
    }

    /** What these lists say of it; null when nobody has asked under them. */
    @Nullable Known find(PartyKey key, String lists) {
        Known party = known.getIfPresent(key);
        return party != null && party.lists().equals(lists) ? party : null;
    }
}
