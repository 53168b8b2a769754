package vigil.watchlists.senzing;

import java.util.Locale;
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

/** One record on its way to entities. */
final class SenzingEntry {
    private final Dossier dossier;

    SenzingEntry(EntityId id, Origin origin) {
        dossier = new Dossier(id, Schema.LEGAL_ENTITY, origin);
    }

    boolean isNameless() {
        EntityDraft main = dossier.main();
        return !main.has(Property.NAME) && !main.has(Property.ALIAS);
    }

    void to(EntitySink sink) throws UnreadableFile {
        if (dossier.sanction().has(Property.PROGRAM)) {
            dossier.to(sink);
        } else {
            dossier.withoutSanctionTo(sink);
        }
    }

    void kind(Features features) {
        switch (features.own("RECORD_TYPE").toUpperCase(Locale.ROOT)) {
            case "PERSON", "INDIVIDUAL" -> dossier.main().is(Schema.PERSON);
            case "ORGANIZATION", "BUSINESS" -> dossier.main().is(Schema.ORGANIZATION);
            case "COMPANY" -> dossier.main().is(Schema.COMPANY);
            case "VESSEL" -> dossier.main().is(Schema.VESSEL);
            case "AIRCRAFT", "AIRPLANE" -> dossier.main().is(Schema.AIRPLANE);
            default -> {} // A type that is not known says nothing.
        }
    }

    void features(Features features) {
        name(features);
        dates(features);
        countries(features);
        documents(features);
        address(features);
        contacts(features);
        link(features);
    }

    private void name(Features features) {
        String full = features.get("NAME_FULL");
        String organization = features.get("NAME_ORG");
        String family = features.get("NAME_LAST");
        String given = features.get("NAME_FIRST");
        String middle = features.get("NAME_MIDDLE");
        String name = full.isEmpty() ? organization : full;
        if (name.isEmpty() && !(family + given).isEmpty()) {
            StringJoiner parts = new StringJoiner(" ");
            for (String part : new String[] {given, middle, family}) {
                if (!part.isEmpty()) {
                    parts.add(part);
                }
            }
            name = parts.toString();
        }
        EntityDraft main = dossier.main();
        boolean further = features.isFurtherName() || main.has(Property.NAME);
        main.add(further ? Property.ALIAS : Property.NAME, name)
                .add(Property.FIRST_NAME, given)
                .add(Property.MIDDLE_NAME, middle)
                .add(Property.LAST_NAME, family);
    }

    private void dates(Features features) {
        date(Property.BIRTH_DATE, features.get("DATE_OF_BIRTH"));
        date(Property.DEATH_DATE, features.get("DATE_OF_DEATH"));
        date(Property.INCORPORATION_DATE, features.get("REGISTRATION_DATE"));
        String gender = features.get("GENDER").toLowerCase(Locale.ROOT);
        dossier.main()
                .add(
                        Property.GENDER,
                        gender.equals("m") ? "male" : gender.equals("f") ? "female" : gender);
    }

    private void date(String property, String text) {
        if (!text.isEmpty()) {
            String date =
                    ListedDate.of(text)
                            .or(() -> ListedDate.monthFirst(text))
                            .or(() -> ListedDate.english(text))
                            .map(ListedDate::text)
                            .orElse(text);
            dossier.main().add(property, date, text);
        }
    }

    private void countries(Features features) {
        dossier.main()
                .addCountry(Property.NATIONALITY, features.get("NATIONALITY"))
                .addCountry(Property.CITIZENSHIP, features.get("CITIZENSHIP"))
                .addCountry(Property.JURISDICTION, features.get("REGISTRATION_COUNTRY"))
                .addCountry(Property.COUNTRY, features.get("COUNTRY_OF_ASSOCIATION"))
                .add(Property.BIRTH_PLACE, features.get("PLACE_OF_BIRTH"))
                .add(Property.TOPICS, features.get("TOPIC"));
        dossier.sanction().add(Property.PROGRAM, features.own("SANCTION_PROGRAM"));
    }

    private void documents(Features features) {
        document(Property.PASSPORT_NUMBER, "PASSPORT", features);
        document(Property.ID_NUMBER, "NATIONAL_ID", features);
        document(Property.TAX_NUMBER, "TAX_ID", features);
        document(Property.ID_NUMBER, "DRIVERS_LICENSE", features);
        document(Property.SOCIAL_SECURITY_NUMBER, "SSN", features);
        document(Property.ID_NUMBER, "OTHER_ID", features);
        document(Property.REGISTRATION_NUMBER, "COMPANY_ID", features);
        dossier.main()
                .add(Property.LEI_CODE, features.get("LEI_NUMBER"))
                .add(Property.DUNS_CODE, features.get("DUNS_NUMBER"))
                .add(Property.IMO_NUMBER, features.get("IMO_NUMBER"));
    }

    private void document(String property, String kind, Features features) {
        String number = features.get(kind + "_NUMBER");
        if (number.isEmpty()) {
            return;
        }
        String type = features.get(kind + "_TYPE");
        dossier.main().add(property, number);
        dossier.document(
                property.equals(Property.PASSPORT_NUMBER) ? Schema.PASSPORT : Schema.IDENTIFICATION,
                type.isEmpty() ? kind : type,
                number,
                features.get(kind + "_COUNTRY"));
    }

    private void address(Features features) {
        StringJoiner lines = new StringJoiner(", ");
        String full = features.get("ADDR_FULL");
        if (!full.isEmpty()) {
            lines.add(full);
        }
        for (int i = 1; i <= 6; i++) {
            String line = features.get("ADDR_LINE" + i);
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        PostalAddress address =
                new PostalAddress(
                        lines.toString(),
                        features.get("ADDR_CITY"),
                        features.get("ADDR_STATE"),
                        features.get("ADDR_POSTAL_CODE"),
                        features.get("ADDR_COUNTRY"));
        dossier.address(Dossier.fingerprint(address.full(), address.country()), address);
    }

    private void contacts(Features features) {
        dossier.main()
                .add(Property.PHONE, features.get("PHONE_NUMBER"))
                .add(Property.EMAIL, features.get("EMAIL_ADDRESS"))
                .add(Property.WEBSITE, features.get("WEBSITE_ADDRESS"));
    }

    private void link(Features features) {
        String key = features.own("REL_POINTER_KEY");
        if (EntityId.isKey(key)) {
            String role = features.own("REL_POINTER_ROLE");
            dossier.link(Schema.UNKNOWN_LINK, "link-" + Dossier.fingerprint(key, role))
                    .add(Property.SUBJECT, dossier.main().id().text())
                    .add(Property.OBJECT, key)
                    .add(Property.ROLE, role);
        }
    }
}
