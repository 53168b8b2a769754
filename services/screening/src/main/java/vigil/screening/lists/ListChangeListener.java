package vigil.screening.lists;

import java.time.Instant;
import java.util.List;
import vigil.watchlists.entities.ListId;
import vigil.watchlists.versions.GuardBreach;

/** Is told what happens to lists, on the thread that keeps them. */
@FunctionalInterface
public interface ListChangeListener {

    /** A version came into force. What this throws is logged; the version stays in force. */
    void changed(ListChange change);

    /** All that was kept is in force again, after the start. */
    default void ready() {}

    /** The publisher says that the version in force is the newest. */
    default void fresh(ListId list) {}

    /** A version was held back; the one before stays in force. */
    default void refused(ListId list, List<GuardBreach> breaches) {}

    /** The publisher has not answered for too long. */
    default void stale(ListId list, Instant since) {}
}
