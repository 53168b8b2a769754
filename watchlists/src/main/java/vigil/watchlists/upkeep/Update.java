package vigil.watchlists.upkeep;

import java.util.List;
import java.util.Optional;
import vigil.contracts.csv.RowFailure;
import vigil.watchlists.entities.ListId;
import vigil.watchlists.versions.GuardBreach;
import vigil.watchlists.versions.Snapshot;
import vigil.watchlists.versions.SnapshotDelta;

/** What became of an attempt to bring a list up to date. */
public sealed interface Update {

    /** Which list it was about. */
    ListId list();

    /**
     * A new version is in force.
     *
     * @param delta against the version before; empty for the first
     * @param failures records that could not be taken, within what the guards allow
     */
    record Adopted(Snapshot snapshot, Optional<SnapshotDelta> delta, List<RowFailure> failures)
            implements Update {
        @Override
        public ListId list() {
            return snapshot.list();
        }
    }

    /** The version in force is the newest. */
    record Unchanged(ListId list) implements Update {}

    /** The new version is held back; the one before stays in force. */
    record Refused(ListId list, List<GuardBreach> breaches) implements Update {}

    /** The publisher gave no file; the version before stays in force. */
    record Failed(ListId list, String reason) implements Update {}
}
