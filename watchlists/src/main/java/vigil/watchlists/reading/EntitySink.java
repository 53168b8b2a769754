package vigil.watchlists.reading;

import vigil.contracts.csv.RowFailure;
import vigil.contracts.csv.UnreadableFile;
import vigil.watchlists.entities.Entity;

/** Where a reader's entities go. */
public interface EntitySink {

    /**
     * Takes an entity.
     *
     * @throws UnreadableFile when the list contradicts itself so that nothing of it can be used
     */
    void take(Entity entity) throws UnreadableFile;

    /**
     * Hears of a record that could not be taken.
     *
     * @throws UnreadableFile when there are too many of them
     */
    void refuse(RowFailure failure) throws UnreadableFile;
}
