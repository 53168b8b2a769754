package vigil.watchlists.ofac;

import java.io.IOException;
import java.util.Set;
import java.util.StringJoiner;
import vigil.contracts.csv.RowFailure;
import vigil.contracts.csv.UnreadableFile;
import vigil.watchlists.entities.Origin;
import vigil.watchlists.entities.Property;
import vigil.watchlists.ofac.OfacEntry.Value;
import vigil.watchlists.reading.Dossier.PostalAddress;
import vigil.watchlists.reading.EntitySink;
import vigil.watchlists.reading.ListFiles;
import vigil.watchlists.reading.ListReader;
import vigil.watchlists.reading.XmlNode;
import vigil.watchlists.reading.XmlRecords;

/**
 * The XML of OFAC's sanctions list service ({@code sdn.xml}, {@code consolidated.xml}). The count
 * of entries that the file announces must be the count it holds.
 */
public final class OfacXmlReader implements ListReader {
    private static final String PUBLICATION = "publshInformation"; // Spelt so by OFAC.
    private static final String ENTRY = "sdnEntry";

    private final OfacList list;

    public OfacXmlReader(OfacList list) {
        this.list = list;
    }

    @Override
    public void read(ListFiles files, Origin origin, EntitySink sink) throws IOException {
        Links links = new Links(origin);
        String announced = "";
        long entries = 0;
        try (XmlRecords records =
                new XmlRecords(
                        files.open(ListFiles.MAIN),
                        files.limits(),
                        Set.of("sdnList"),
                        Set.of(PUBLICATION, "publishInformation", ENTRY))) {
            for (XmlNode node = records.next(); node != null; node = records.next()) {
                if (!node.name().equals(ENTRY)) {
                    announced = node.text("Record_Count");
                    continue;
                }
                String number = node.text("uid");
                if (number.isEmpty() || !number.chars().allMatch(Character::isDigit)) {
                    sink.refuse(new RowFailure(entries, "uid", "is no entry number"));
                } else {
                    read(number, node, origin, links, sink);
                }
                entries++;
            }
        }
        if (!announced.isEmpty() && !announced.equals(String.valueOf(entries))) {
            throw new UnreadableFile(
                    "the file announces another number of entries than the " + entries + " it has");
        }
        links.to(sink);
    }

    private void read(String number, XmlNode node, Origin origin, Links links, EntitySink sink)
            throws UnreadableFile {
        OfacEntry entry = new OfacEntry(list, number, node.text("sdnType"), origin);
        String listed = listedName(node);
        entry.name(listed);
        entry.main().add(Property.POSITION, node.text("title"));
        node.all("programList", "program").forEach(program -> entry.program(program.text()));
        for (XmlNode aka : node.all("akaList", "aka")) {
            entry.alias(aka.text("type"), aka.text("category").equals("weak"), listedName(aka));
        }
        for (XmlNode address : node.all("addressList", "address")) {
            entry.address(address.text("uid"), address(address));
        }
        for (XmlNode id : node.all("idList", "id")) {
            entry.detail(
                    id.text("idType"),
                    new Value(
                            id.text("idNumber"),
                            id.text("idCountry"),
                            id.text("issueDate"),
                            id.text("expirationDate")));
        }
        details(node, entry);
        vessel(node, entry);
        Remarks.read(node.text("remarks"), entry);
        links.take(entry, listed);
        entry.to(sink);
    }

    private static void details(XmlNode node, OfacEntry entry) {
        for (XmlNode item : node.all("nationalityList", "nationality")) {
            entry.detail("nationality", Value.of(item.text("country")));
        }
        for (XmlNode item : node.all("citizenshipList", "citizenship")) {
            entry.detail("citizen", Value.of(item.text("country")));
        }
        for (XmlNode item : node.all("dateOfBirthList", "dateOfBirthItem")) {
            entry.detail("DOB", Value.of(item.text("dateOfBirth")));
        }
        for (XmlNode item : node.all("placeOfBirthList", "placeOfBirthItem")) {
            entry.detail("POB", Value.of(item.text("placeOfBirth")));
        }
    }

    private static void vessel(XmlNode node, OfacEntry entry) {
        for (XmlNode vessel : node.children("vesselInfo")) {
            entry.main()
                    .add(Property.CALL_SIGN, vessel.text("callSign"))
                    .add(Property.TYPE, vessel.text("vesselType"))
                    .add(Property.DEADWEIGHT_TONNAGE, vessel.text("tonnage"))
                    .add(Property.GROSS_TONNAGE, vessel.text("grossRegisteredTonnage"))
                    .addCountry(Property.FLAG, vessel.text("vesselFlag"));
            if (!vessel.text("vesselOwner").isEmpty()) {
                entry.main().add(Property.NOTES, "Vessel Owner " + vessel.text("vesselOwner"));
            }
        }
    }

    private static PostalAddress address(XmlNode address) {
        StringJoiner street = new StringJoiner(", ");
        for (String line : new String[] {"address1", "address2", "address3"}) {
            if (!address.text(line).isEmpty()) {
                street.add(address.text(line));
            }
        }
        return new PostalAddress(
                street.toString(),
                address.text("city"),
                address.text("stateOrProvince"),
                address.text("postalCode"),
                address.text("country"));
    }

    private static String listedName(XmlNode node) {
        String given = node.text("firstName");
        return given.isEmpty() ? node.text("lastName") : node.text("lastName") + ", " + given;
    }
}
