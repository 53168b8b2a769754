package vigil.watchlists.eu;

import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import vigil.contracts.csv.RowFailure;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.entities.Origin;
import vigil.watchlists.entities.Property;
import vigil.watchlists.reading.EntitySink;
import vigil.watchlists.reading.ListFiles;
import vigil.watchlists.reading.ListReader;
import vigil.watchlists.reading.XmlNode;
import vigil.watchlists.reading.XmlRecords;

/** The full XML list of the EU, version 1.1. */
public final class EuXmlReader implements ListReader {

    @Override
    public void read(ListFiles files, Origin origin, EntitySink sink) throws IOException {
        try (XmlRecords records =
                new XmlRecords(
                        files.open(ListFiles.MAIN),
                        files.limits(),
                        Set.of("export"),
                        Set.of("sanctionEntity"))) {
            long row = 0;
            for (XmlNode node = records.next(); node != null; node = records.next()) {
                String id = node.attribute("logicalId");
                if (EntityId.isKey(id)) {
                    entry(id, node, origin).dossier().to(sink);
                } else {
                    sink.refuse(new RowFailure(row, "logicalId", "is missing or no id"));
                }
                row++;
            }
        }
    }

    private static EuEntry entry(String id, XmlNode node, Origin origin) {
        boolean person =
                node.children("subjectType").stream()
                        .anyMatch(type -> type.attribute("code").equals("person"));
        EuEntry entry = new EuEntry(id, person, origin);
        entry.entry(node::attribute);
        entry.dossier().main().add(Property.NOTES, node.text("remark"));
        each(node, "regulation", entry::regulation);
        each(node, "nameAlias", entry::name);
        each(node, "birthdate", entry::birth);
        each(node, "citizenship", entry::citizenship);
        each(node, "address", entry::address);
        each(node, "identification", entry::identification);
        return entry;
    }

    private static void each(XmlNode node, String name, Consumer<UnaryOperator<String>> act) {
        node.children(name).forEach(child -> act.accept(child::attribute));
    }
}
