package vigil.screening.lists;

import java.util.Optional;
import vigil.watchlists.matching.ListIndex;
import vigil.watchlists.versions.SnapshotDelta;

/**
 * A version that has just come into force.
 *
 * @param delta against the version before; empty for the first one
 */
public record ListChange(ListIndex list, Optional<SnapshotDelta> delta) {}
