package vigil.watchlists.upkeep;

import java.time.Instant;
import vigil.watchlists.entities.ListId;

/** Hears what happens to lists, on the thread that keeps them. */
public interface ListListener {

    /** An attempt to update ended. */
    void updated(Update update);

    /**
     * A list has been without a successful answer for too long; told again after every further
     * period.
     *
     * @param since the last success, or when the upkeep began
     */
    void stale(ListId list, Instant since);
}
