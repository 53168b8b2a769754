package vigil.watchlists.un;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import vigil.contracts.csv.UnreadableFile;
import vigil.watchlists.entities.EntityDraft;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.entities.ListedDate;
import vigil.watchlists.entities.Origin;
import vigil.watchlists.entities.Property;
import vigil.watchlists.entities.Schema;
import vigil.watchlists.reading.Dossier;
import vigil.watchlists.reading.Dossier.PostalAddress;
import vigil.watchlists.reading.EntitySink;
import vigil.watchlists.reading.ListFiles;
import vigil.watchlists.reading.ListReader;
import vigil.watchlists.reading.XmlEntries;
import vigil.watchlists.reading.XmlNode;

/** The consolidated XML of the UN Security Council; ids are {@code un-sc-} and the data id. */
public final class UnReader implements ListReader {
    private static final String PERSON = "INDIVIDUAL";
    private static final XmlEntries ENTRIES =
            new XmlEntries(
                    "CONSOLIDATED_LIST",
                    Set.of(PERSON, "ENTITY"),
                    "DATAID",
                    node -> node.text("DATAID"));

    @Override
    public void read(ListFiles files, Origin origin, EntitySink sink) throws IOException {
        ENTRIES.read(files, sink, (number, node) -> read(number, node, origin, sink));
    }

    private static void read(String number, XmlNode node, Origin origin, EntitySink sink)
            throws UnreadableFile {
        boolean person = node.name().equals(PERSON);
        Dossier dossier =
                new Dossier(
                        new EntityId("un-sc-" + number),
                        person ? Schema.PERSON : Schema.ORGANIZATION,
                        origin);
        String kind = person ? "INDIVIDUAL_" : "ENTITY_";
        names(node, kind, dossier.main(), person);
        for (XmlNode value : node.all("DESIGNATION", "VALUE")) {
            dossier.main().add(Property.POSITION, value.text());
        }
        node.all("TITLE", "VALUE")
                .forEach(value -> dossier.main().add(Property.TITLE, value.text()));
        node.all("NATIONALITY", "VALUE")
                .forEach(value -> dossier.main().addCountry(Property.NATIONALITY, value.text()));
        dossier.main()
                .add(Property.TOPICS, "sanction")
                .add(Property.GENDER, node.text("GENDER").toLowerCase(Locale.ROOT))
                .add(Property.NOTES, node.text("COMMENTS1"));
        births(node, dossier.main());
        node.children("INDIVIDUAL_DOCUMENT").forEach(document -> document(document, dossier));
        List<XmlNode> addresses = node.children(kind + "ADDRESS");
        for (XmlNode address : addresses) {
            PostalAddress postal = address(address);
            dossier.address(Dossier.fingerprint(postal.full(), postal.country()), postal);
        }
        sanction(node, dossier.sanction());
        dossier.to(sink);
    }

    private static void names(XmlNode node, String kind, EntityDraft main, boolean person) {
        StringJoiner full = new StringJoiner(" ");
        for (String part : new String[] {"FIRST", "SECOND", "THIRD", "FOURTH"}) {
            String name = node.text(part + "_NAME");
            if (!name.isEmpty()) {
                full.add(name);
            }
        }
        main.add(Property.NAME, full.toString());
        main.add(Property.NAME, node.text("NAME_ORIGINAL_SCRIPT"));
        if (person) {
            main.add(Property.FIRST_NAME, node.text("FIRST_NAME"))
                    .add(Property.SECOND_NAME, node.text("SECOND_NAME"));
        }
        for (XmlNode alias : node.children(kind + "ALIAS")) {
            main.add(alias(alias.text("QUALITY")), alias.text("ALIAS_NAME"));
        }
    }

    private static String alias(String quality) {
        return switch (quality.toLowerCase(Locale.ROOT)) {
            case "low" -> Property.WEAK_ALIAS;
            case "f.k.a." -> Property.PREVIOUS_NAME;
            default -> Property.ALIAS;
        };
    }

    private static void births(XmlNode node, EntityDraft main) {
        for (XmlNode birth : node.children("INDIVIDUAL_DATE_OF_BIRTH")) {
            boolean circa = birth.text("TYPE_OF_DATE").equalsIgnoreCase("APPROXIMATELY");
            Optional<ListedDate> date =
                    ListedDate.of(birth.text("DATE"))
                            .or(() -> ListedDate.of(birth.text("YEAR")))
                            .or(() ->
                                    ListedDate.range(
                                            ListedDate.of(birth.text("FROM_YEAR")),
                                            ListedDate.of(birth.text("TO_YEAR"))));
            date.map(day -> circa ? day.circa() : day)
                    .ifPresent(day -> main.addDate(Property.BIRTH_DATE, day, day.text()));
        }
        for (XmlNode place : node.children("INDIVIDUAL_PLACE_OF_BIRTH")) {
            StringJoiner where = new StringJoiner(", ");
            for (String part : new String[] {"CITY", "STATE_PROVINCE", "COUNTRY"}) {
                if (!place.text(part).isEmpty()) {
                    where.add(place.text(part));
                }
            }
            main.add(Property.BIRTH_PLACE, where.toString())
                    .addCountry(Property.BIRTH_COUNTRY, place.text("COUNTRY"));
        }
    }

    private static void document(XmlNode document, Dossier dossier) {
        String type = document.text("TYPE_OF_DOCUMENT");
        String number = document.text("NUMBER");
        if (number.isEmpty()) {
            return;
        }
        boolean passport = type.toLowerCase(Locale.ROOT).contains("passport");
        String country = document.text("ISSUING_COUNTRY");
        dossier.main().add(passport ? Property.PASSPORT_NUMBER : Property.ID_NUMBER, number);
        EntityDraft draft =
                dossier.document(
                        passport ? Schema.PASSPORT : Schema.IDENTIFICATION,
                        type,
                        number,
                        country.isEmpty() ? document.text("COUNTRY_OF_ISSUE") : country);
        ListedDate.of(document.text("DATE_OF_ISSUE"))
                .ifPresent(day -> draft.addDate(Property.START_DATE, day, day.text()));
    }

    private static PostalAddress address(XmlNode address) {
        return new PostalAddress(
                address.text("STREET"),
                address.text("CITY"),
                address.text("STATE_PROVINCE"),
                address.text("ZIP_CODE"),
                address.text("COUNTRY"));
    }

    private static void sanction(XmlNode node, EntityDraft sanction) {
        sanction.add(Property.AUTHORITY, "United Nations Security Council")
                .add(Property.PROGRAM, node.text("UN_LIST_TYPE"))
                .add(Property.UNSC_ID, node.text("REFERENCE_NUMBER"));
        ListedDate.of(node.text("LISTED_ON"))
                .ifPresent(day -> sanction.addDate(Property.LISTING_DATE, day, day.text()));
        for (XmlNode value : node.all("LAST_DAY_UPDATED", "VALUE")) {
            ListedDate.of(value.text())
                    .ifPresent(day -> sanction.addDate(Property.MODIFIED_AT, day, day.text()));
        }
    }
}
