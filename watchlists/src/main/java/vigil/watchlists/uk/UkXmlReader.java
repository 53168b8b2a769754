package vigil.watchlists.uk;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vigil.watchlists.entities.Origin;
import vigil.watchlists.entities.Property;
import vigil.watchlists.reading.EntitySink;
import vigil.watchlists.reading.ListFiles;
import vigil.watchlists.reading.ListReader;
import vigil.watchlists.reading.XmlEntries;
import vigil.watchlists.reading.XmlNode;

/** The UK Sanctions List as XML. */
public final class UkXmlReader implements ListReader {

    private static final XmlEntries ENTRIES =
            new XmlEntries(
                    "Designations",
                    Set.of("Designation"),
                    "UniqueID",
                    node -> node.text("UniqueID"));

    @Override
    public void read(ListFiles files, Origin origin, EntitySink sink) throws IOException {
        ENTRIES.read(files, sink, (id, node) -> entry(id, node, origin).dossier().to(sink));
    }

    private static UkEntry entry(String id, XmlNode node, Origin origin) {
        UkEntry entry = new UkEntry(id, node.text("IndividualEntityShip"), origin);
        for (XmlNode name : node.all("Names", "Name")) {
            entry.name(name.text("NameType"), name.text("AliasStrength"), parts(name));
        }
        for (XmlNode name : node.all("NonLatinNames", "NonLatinName")) {
            entry.originalName(name.text("NameNonLatinScript"));
        }
        entry.sanction(
                node.text("RegimeName"),
                node.text("DesignationSource"),
                node.text("SanctionsImposed"),
                node.text("UKStatementofReasons"));
        entry.dates(
                node.text("DateDesignated"),
                node.text("LastUpdated"),
                node.text("UNReferenceNumber"));
        entry.add(Property.NOTES, node.text("OtherInformation"));
        for (XmlNode address : node.all("Addresses", "Address")) {
            entry.address(
                    line -> address.text("AddressLine" + line),
                    address.text("AddressPostalCode"),
                    address.text("AddressCountry"));
        }
        texts(node, entry, Property.PHONE, "PhoneNumbers", "PhoneNumber");
        texts(node, entry, Property.EMAIL, "EmailAddresses", "EmailAddress");
        texts(node, entry, Property.WEBSITE, "Websites", "Website");
        node.all("IndividualDetails", "Individual").forEach(person -> person(person, entry));
        node.all("EntityDetails", "Entity").forEach(company -> company(company, entry));
        node.all("ShipDetails", "Ship").forEach(ship -> ship(ship, entry));
        return entry;
    }

    private static void person(XmlNode person, UkEntry entry) {
        person.all("DOBs", "DOB").forEach(date -> entry.birth(date.text()));
        for (XmlNode place : person.all("BirthDetails", "Location")) {
            entry.birthPlace(place.text("TownOfBirth"), place.text("CountryOfBirth"));
        }
        for (XmlNode nationality : person.all("Nationalities", "Nationality")) {
            entry.country(Property.NATIONALITY, nationality.text());
        }
        for (XmlNode gender : person.all("Genders", "Gender")) {
            entry.add(Property.GENDER, gender.text().toLowerCase(Locale.ROOT));
        }
        texts(person, entry, Property.POSITION, "Positions", "Position");
        texts(person, entry, Property.TITLE, "Titles", "Title");
        for (XmlNode passport : person.all("PassportDetails", "Passport")) {
            entry.document(
                    true,
                    passport.text("PassportNumber"),
                    passport.text("PassportAdditionalInformation"));
        }
        for (XmlNode number : person.all("NationalIdentifierDetails", "NationalIdentifier")) {
            entry.document(
                    false,
                    number.text("NationalIdentifierNumber"),
                    number.text("NationalIdentifierAdditionalInformation"));
        }
    }

    private static void company(XmlNode company, UkEntry entry) {
        texts(company, entry, Property.LEGAL_FORM, "TypeOfEntities", "TypeOfEntity");
        texts(
                company,
                entry,
                Property.REGISTRATION_NUMBER,
                "BusinessRegistrationNumbers",
                "BusinessRegistrationNumber");
        company.all("ParentCompanies", "ParentCompany")
                .forEach(parent -> entry.note("Parent company", parent.text()));
        company.all("Subsidiaries", "Subsidiary")
                .forEach(daughter -> entry.note("Subsidiary", daughter.text()));
    }

    private static void ship(XmlNode ship, UkEntry entry) {
        List<XmlNode> specifications = ship.children("ShipSpecification");
        // Older files have the details in the ship itself.
        for (XmlNode node : specifications.isEmpty() ? List.of(ship) : specifications) {
            node.all("IMONumbers", "IMONumber").forEach(imo -> entry.imo(imo.text()));
            texts(node, entry, Property.TYPE, "TypeOfShipDetails", "TypeOfShip");
            node.all("CurrentBelievedFlagOfShips", "CurrentBelievedFlagOfShip")
                    .forEach(flag -> entry.country(Property.FLAG, flag.text()));
            node.all("PreviousFlags", "PreviousFlag")
                    .forEach(flag -> entry.country(Property.PAST_FLAGS, flag.text()));
            node.all("CurrentOwnerOperators", "CurrentOwnerOperator")
                    .forEach(owner -> entry.note("Owner or operator", owner.text()));
        }
    }

    private static List<String> parts(XmlNode name) {
        return List.of(
                name.text("Name1"),
                name.text("Name2"),
                name.text("Name3"),
                name.text("Name4"),
                name.text("Name5"),
                name.text("Name6"));
    }

    private static void texts(XmlNode node, UkEntry entry, String property, String... path) {
        node.all(path).forEach(value -> entry.add(property, value.text()));
    }
}
