package vigil.watchlists.reading;

import java.io.IOException;
import vigil.watchlists.entities.Origin;

/** Reads one format; holds no state between two readings. */
public interface ListReader {

    /**
     * Reads a list from its files to their end.
     *
     * @param origin what is written on every statement that brings none of its own
     * @throws vigil.contracts.csv.UnreadableFile when the list as a whole is not what it should be;
     *     what the sink got until then is void
     * @throws IOException when the files cannot be read
     */
    void read(ListFiles files, Origin origin, EntitySink sink) throws IOException;
}
