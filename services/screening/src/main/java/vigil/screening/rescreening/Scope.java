package vigil.screening.rescreening;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.matching.ListIndex;
import vigil.watchlists.versions.Snapshot;
import vigil.watchlists.versions.SnapshotArchive;
import vigil.watchlists.versions.SnapshotDelta;
import vigil.watchlists.versions.SnapshotId;

/**
 * What of a list has to be looked at.
 *
 * @param entries those that came, went or changed; every one when all is
 * @param all whether it is not known what customers were screened against
 */
record Scope(Set<String> entries, boolean all, int added, int removed, int changed) {

    private static final Logger log = LoggerFactory.getLogger(Scope.class);

    /**
     * @param screened the version that customers are screened against
     * @param last the last change of the list, which need not begin there
     */
    static Scope of(
            Optional<String> screened,
            ListIndex list,
            Optional<SnapshotDelta> last,
            SnapshotArchive archive) {
        if (screened.isEmpty()) {
            return whole(list);
        }
        return last.filter(delta ->
                        delta.from().text().equals(screened.get())
                                && delta.to().equals(list.snapshot().id()))
                .or(() -> since(new SnapshotId(screened.get()), list, archive))
                .map(Scope::of)
                .orElseGet(() -> whole(list));
    }

    private static Optional<SnapshotDelta> since(
            SnapshotId screened, ListIndex list, SnapshotArchive archive) {
        try {
            Snapshot before = archive.load(list.snapshot().list(), screened);
            return Optional.of(SnapshotDelta.between(before, list.snapshot()));
        } catch (IOException e) {
            log.atWarn()
                    .setMessage("an earlier list version is gone: the whole list is screened")
                    .addKeyValue("list", list.snapshot().list())
                    .addKeyValue("version", screened.brief())
                    .log();
            return Optional.empty();
        }
    }

    private static Scope of(SnapshotDelta delta) {
        return new Scope(
                delta.touched().stream()
                        .map(EntityId::text)
                        .collect(Collectors.toCollection(TreeSet::new)),
                false,
                delta.added().size(),
                delta.removed().size(),
                delta.changed().size());
    }

    private static Scope whole(ListIndex list) {
        Set<String> entries = new TreeSet<>();
        list.snapshot().entities().forEach(entity -> entries.add(entity.id().text()));
        return new Scope(entries, true, entries.size(), 0, 0);
    }
}
