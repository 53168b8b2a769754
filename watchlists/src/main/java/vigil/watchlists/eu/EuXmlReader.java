package vigil.watchlists.eu;

import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import vigil.watchlists.entities.Origin;
import vigil.watchlists.entities.Property;
import vigil.watchlists.reading.EntitySink;
import vigil.watchlists.reading.ListFiles;
import vigil.watchlists.reading.ListReader;
import vigil.watchlists.reading.XmlEntries;
import vigil.watchlists.reading.XmlNode;

/** The full XML list of the EU, version 1.1. */
public final class EuXmlReader implements ListReader {

    private static final XmlEntries ENTRIES =
            new XmlEntries(
                    "export",
                    Set.of("sanctionEntity"),
                    "logicalId",
                    node -> node.attribute("logicalId"));

    @Override
    public void read(ListFiles files, Origin origin, EntitySink sink) throws IOException {
        ENTRIES.read(files, sink, (id, node) -> entry(id, node, origin).dossier().to(sink));
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
