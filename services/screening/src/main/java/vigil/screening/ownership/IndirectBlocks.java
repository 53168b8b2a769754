package vigil.screening.ownership;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vigil.screening.lists.Lists;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.matching.ListIndex;
import vigil.watchlists.ownership.BlockedOwners;
import vigil.watchlists.ownership.IndirectlyBlocked;
import vigil.watchlists.ownership.OwnershipRule;
import vigil.watchlists.versions.Snapshot;

/**
 * The indirectly blocked of the lists in force. Links of owners have to hold on the day on which
 * the version was read, so that a version always says the same.
 */
public final class IndirectBlocks {

    private static final int KEPT = 32;

    private final Lists lists;
    private final Cache<String, Map<EntityId, IndirectlyBlocked>> kept =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    public IndirectBlocks(Lists lists) {
        this.lists = lists;
    }

    /** All of a version, by id. */
    public Map<EntityId, IndirectlyBlocked> of(Snapshot snapshot) {
        return kept.get(
                snapshot.list().text() + "/" + snapshot.id().text(), version -> derived(snapshot));
    }

    /** One of a list in force. */
    public Optional<IndirectlyBlocked> find(String list, String entry) {
        ListIndex inForce = lists.inForce().lists().get(list);
        return inForce == null || !EntityId.isValid(entry)
                ? Optional.empty()
                : Optional.ofNullable(of(inForce.snapshot()).get(new EntityId(entry)));
    }

    private static Map<EntityId, IndirectlyBlocked> derived(Snapshot snapshot) {
        Map<EntityId, IndirectlyBlocked> blocked = new TreeMap<>();
        BlockedOwners.of(
                        snapshot.entities(),
                        snapshot.seen().atZone(ZoneOffset.UTC).toLocalDate(),
                        OwnershipRule.ofac())
                .forEach(one -> blocked.put(one.entity(), one));
        return blocked;
    }
}
