package vigil.watchlists.senzing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import vigil.contracts.csv.RowFailure;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.entities.Origin;
import vigil.watchlists.reading.EntitySink;
import vigil.watchlists.reading.JsonLines;
import vigil.watchlists.reading.ListFiles;
import vigil.watchlists.reading.ListReader;

/**
 * Senzing JSON lines: {@code RECORD_ID} names the entity; its features stand in {@code FEATURES},
 * in lists of other names ({@code NAMES}, {@code IDENTIFIERS}) or in the record itself (Senzing
 * entity specification).
 */
public final class SenzingReader implements ListReader {

    @Override
    public void read(ListFiles files, Origin origin, EntitySink sink) throws IOException {
        try (JsonLines lines = new JsonLines(files.open(ListFiles.MAIN), files.limits(), sink)) {
            for (JsonNode node = lines.next(); node != null; node = lines.next()) {
                JsonNode id = node.get("RECORD_ID");
                String key = id != null && id.isValueNode() ? id.asString("") : "";
                if (!EntityId.isKey(key)) {
                    sink.refuse(new RowFailure(lines.row(), "RECORD_ID", "is missing or no id"));
                    continue;
                }
                SenzingEntry entry = new SenzingEntry(new EntityId(key), origin);
                List<Features> groups = groups(node);
                groups.forEach(entry::kind);
                groups.forEach(entry::features);
                if (entry.isNameless()) {
                    sink.refuse(new RowFailure(lines.row(), "NAME_FULL", "is missing: no name"));
                } else {
                    entry.to(sink);
                }
            }
        }
    }

    /** The record's own values as one group, and every object of its lists. */
    private static List<Features> groups(JsonNode record) {
        List<Features> groups = new ArrayList<>();
        Features own = new Features();
        groups.add(own);
        for (Map.Entry<String, JsonNode> field : record.properties()) {
            JsonNode value = field.getValue();
            if (value.isArray()) {
                for (JsonNode element : value) {
                    if (element.isObject()) {
                        groups.add(Features.of(element));
                    }
                }
            } else if (value.isValueNode()) {
                own.put(field.getKey(), value.asString(""));
            }
        }
        return groups;
    }
}
