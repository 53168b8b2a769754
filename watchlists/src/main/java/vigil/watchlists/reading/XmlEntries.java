package vigil.watchlists.reading;

import java.io.IOException;
import java.util.Set;
import java.util.function.Function;
import vigil.contracts.csv.RowFailure;
import vigil.watchlists.entities.EntityId;

/**
 * An XML list whose entries name themselves with a key; one without is refused alone.
 *
 * @param records the names of the elements that are entries
 * @param keyName the key's name in the file
 */
public record XmlEntries(
        String root, Set<String> records, String keyName, Function<XmlNode, String> key) {

    /** What becomes of an entry. */
    @FunctionalInterface
    public interface Entry {
        void read(String key, XmlNode node) throws IOException;
    }

    /** Takes every entry of the main file. */
    public void read(ListFiles files, EntitySink sink, Entry entry) throws IOException {
        try (XmlRecords xml =
                new XmlRecords(files.open(ListFiles.MAIN), files.limits(), Set.of(root), records)) {
            long row = 0;
            for (XmlNode node = xml.next(); node != null; node = xml.next()) {
                String own = key.apply(node);
                if (EntityId.isKey(own)) {
                    entry.read(own, node);
                } else {
                    sink.refuse(new RowFailure(row, keyName, "is missing or no id"));
                }
                row++;
            }
        }
    }
}
