package vigil.screening.lists;

import vigil.watchlists.versions.SnapshotDelta;

/** What became of a file that somebody brought. */
sealed interface Arrival {

    /** It says what the version in force says. */
    record Unchanged() implements Arrival {}

    /** It is in force. */
    record InForce(ListChange change) implements Arrival {}

    /** It waits until a second officer brings the same. */
    record Waits(SnapshotDelta delta) implements Arrival {}
}
