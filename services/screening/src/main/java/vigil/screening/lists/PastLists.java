package vigil.screening.lists;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import vigil.contracts.csv.UnreadableFile;
import vigil.matcher.entity.Entity;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.entities.ListId;
import vigil.watchlists.matching.EntryVersions;
import vigil.watchlists.matching.ListIndex;
import vigil.watchlists.versions.Snapshot;
import vigil.watchlists.versions.SnapshotArchive;
import vigil.watchlists.versions.SnapshotId;

/** Any version of any list: those in force, and earlier ones from the archive. */
public final class PastLists {

    private static final int KEPT = 4;

    private final Lists lists;
    private final SnapshotArchive archive;
    private final Cache<String, Past> kept = Caffeine.newBuilder().maximumSize(KEPT).build();

    private record Past(Snapshot snapshot, List<Entity> compared, EntryVersions versions) {}

    public PastLists(Lists lists, SnapshotArchive archive) {
        this.lists = lists;
        this.archive = archive;
    }

    /**
     * An entry in a version of its list.
     *
     * @param listed as the list has it
     * @param compared as it is compared
     */
    public record Entry(
            Snapshot snapshot,
            vigil.watchlists.entities.Entity listed,
            String version,
            Entity compared) {}

    /**
     * An entry as a version had it; empty when there is no such version, or no such entry in it.
     */
    public Optional<Entry> entry(String list, String version, String entry) {
        if (!EntityId.isValid(entry)) {
            return Optional.empty();
        }
        ListIndex inForce = lists.inForce().lists().get(list);
        if (inForce != null && inForce.snapshot().id().text().equals(version)) {
            return inForce.index()
                    .entity(entry)
                    .flatMap(compared -> entry(inForce.snapshot(), inForce.versions(), compared));
        }
        return past(list, version)
                .flatMap(past ->
                        past.compared().stream()
                                .filter(one -> one.id().equals(entry))
                                .findFirst()
                                .flatMap(one -> entry(past.snapshot(), past.versions(), one)));
    }

    private static Optional<Entry> entry(
            Snapshot snapshot, EntryVersions versions, Entity compared) {
        return snapshot.find(new EntityId(compared.id()))
                .map(listed -> new Entry(snapshot, listed, versions.of(listed), compared));
    }

    private Optional<Past> past(String list, String version) {
        Past known = kept.getIfPresent(list + "/" + version);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            Snapshot snapshot = archive.load(new ListId(list), new SnapshotId(version));
            Past past =
                    new Past(snapshot, ListIndex.compared(snapshot), EntryVersions.of(snapshot));
            kept.put(list + "/" + version, past);
            return Optional.of(past);
        } catch (IllegalArgumentException | UnreadableFile e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
