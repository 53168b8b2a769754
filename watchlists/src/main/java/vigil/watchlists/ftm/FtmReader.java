package vigil.watchlists.ftm;

import java.io.IOException;
import tools.jackson.databind.JsonNode;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.Origin;
import vigil.watchlists.reading.EntitySink;
import vigil.watchlists.reading.JsonLines;
import vigil.watchlists.reading.ListFiles;
import vigil.watchlists.reading.ListReader;

/**
 * A file of entities, one a line ({@code entities.ftm.json}). An entity's datasets and referents
 * become statements with these names.
 */
public final class FtmReader implements ListReader {

    @Override
    public void read(ListFiles files, Origin origin, EntitySink sink) throws IOException {
        FtmEntities entities = new FtmEntities(origin, sink);
        try (JsonLines lines = new JsonLines(files.open(ListFiles.MAIN), files.limits(), sink)) {
            for (JsonNode node = lines.next(); node != null; node = lines.next()) {
                Entity entity = entities.entity(node, lines.row());
                if (entity != null) {
                    sink.take(entity);
                }
            }
        }
    }
}
