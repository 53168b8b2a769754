package vigil.watchlists.eu;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import vigil.watchlists.entities.EntityDraft;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.entities.ListedDate;
import vigil.watchlists.entities.Origin;
import vigil.watchlists.entities.Property;
import vigil.watchlists.entities.Schema;
import vigil.watchlists.reading.Dossier;
import vigil.watchlists.reading.Dossier.PostalAddress;

/**
 * One entry of the EU list; ids are {@code eu-fsf-} and the logical id. Its parts come as functions
 * from the name of a field to its text, empty for nothing: attributes of an element or columns of a
 * row, which are called alike.
 */
final class EuEntry {
    private final Dossier dossier;

    EuEntry(String logicalId, boolean person, Origin origin) {
        dossier =
                new Dossier(
                        new EntityId("eu-fsf-" + logicalId),
                        person ? Schema.PERSON : Schema.ORGANIZATION,
                        origin);
        dossier.main().add(Property.TOPICS, "sanction");
        dossier.sanction()
                .add(Property.AUTHORITY, "Council of the European Union")
                .addCountry(Property.COUNTRY, "eu");
    }

    Dossier dossier() {
        return dossier;
    }

    void entry(UnaryOperator<String> field) {
        EntityDraft sanction = dossier.sanction();
        sanction.add(Property.AUTHORITY_ID, field.apply("euReferenceNumber"))
                .add(Property.UNSC_ID, field.apply("unitedNationId"))
                .add(Property.REASON, field.apply("designationDetails"));
        date(sanction, Property.LISTING_DATE, field.apply("designationDate"));
        dossier.main().add(Property.NOTES, field.apply("remark"));
    }

    void regulation(UnaryOperator<String> field) {
        EntityDraft sanction = dossier.sanction();
        sanction.add(Property.PROGRAM, field.apply("programme"))
                .add(Property.REASON, field.apply("numberTitle"));
        date(sanction, Property.START_DATE, field.apply("entryIntoForceDate"));
    }

    /** The first name that is not weak is the listed one. */
    void name(UnaryOperator<String> field) {
        String name = field.apply("wholeName");
        String given = field.apply("firstName");
        String middle = field.apply("middleName");
        String family = field.apply("lastName");
        EntityDraft main = dossier.main();
        boolean weak = field.apply("strong").equalsIgnoreCase("false");
        String property =
                weak
                        ? Property.WEAK_ALIAS
                        : main.has(Property.NAME) ? Property.ALIAS : Property.NAME;
        if (name.isEmpty()) {
            name = joined(" ", given, middle, family);
        }
        if (main.values(Property.NAME).contains(name)) {
            return;
        }
        main.add(property, name, language(field.apply("nameLanguage")), "");
        if (!weak) {
            main.add(Property.FIRST_NAME, given)
                    .add(Property.MIDDLE_NAME, middle)
                    .add(Property.LAST_NAME, family);
        }
        main.add(Property.TITLE, field.apply("title"))
                .add(Property.POSITION, field.apply("function"))
                .add(Property.GENDER, gender(field.apply("gender")));
    }

    void birth(UnaryOperator<String> field) {
        boolean circa = field.apply("circa").equalsIgnoreCase("true");
        Optional<ListedDate> date =
                ListedDate.of(field.apply("birthdate"))
                        .or(() ->
                                ListedDate.range(
                                        ListedDate.of(field.apply("yearRangeFrom")),
                                        ListedDate.of(field.apply("yearRangeTo"))))
                        .or(() ->
                                ListedDate.dayFirst(
                                        joined(
                                                "/",
                                                field.apply("day"),
                                                field.apply("month"),
                                                field.apply("year"))));
        EntityDraft main = dossier.main();
        date.map(day -> circa ? day.circa() : day)
                .ifPresent(day -> main.addDate(Property.BIRTH_DATE, day, day.text()));
        String country = country(field);
        main.add(
                Property.BIRTH_PLACE,
                joined(
                        ", ",
                        field.apply("place"),
                        field.apply("city"),
                        field.apply("region"),
                        field.apply("countryDescription")));
        main.addCountry(Property.BIRTH_COUNTRY, country);
    }

    void citizenship(UnaryOperator<String> field) {
        dossier.main().addCountry(Property.NATIONALITY, country(field));
    }

    void address(UnaryOperator<String> field) {
        String box = field.apply("poBox");
        PostalAddress address =
                new PostalAddress(
                        joined(
                                ", ",
                                field.apply("street"),
                                box.isEmpty() ? "" : "P.O. Box " + box,
                                field.apply("place")),
                        field.apply("city"),
                        field.apply("region"),
                        field.apply("zipCode"),
                        country(field));
        dossier.address(Dossier.fingerprint(address.full(), address.country()), address);
    }

    void identification(UnaryOperator<String> field) {
        String number = field.apply("number");
        if (number.isEmpty()) {
            return;
        }
        String type = field.apply("identificationTypeCode").toLowerCase(Locale.ROOT);
        dossier.main().add(property(type), number);
        boolean passport = type.equals("passport") || type.equals("dpass");
        EntityDraft draft =
                dossier.document(
                        passport ? Schema.PASSPORT : Schema.IDENTIFICATION,
                        field.apply("identificationTypeDescription"),
                        number,
                        country(field));
        date(draft, Property.START_DATE, field.apply("issuedDate"));
        date(draft, Property.END_DATE, field.apply("validTo"));
    }

    private String property(String type) {
        boolean person = dossier.main().schema().equals(Schema.PERSON);
        return switch (type) {
            case "passport", "dpass" -> Property.PASSPORT_NUMBER;
            case "fiscalcode", "tin" -> Property.TAX_NUMBER;
            case "ssn" -> Property.SOCIAL_SECURITY_NUMBER;
            case "regnumber" -> Property.REGISTRATION_NUMBER;
            case "swiftbic" -> Property.SWIFT_BIC;
            case "lei" -> Property.LEI_CODE;
            case "imo" -> Property.IMO_NUMBER;
            default -> person ? Property.ID_NUMBER : Property.REGISTRATION_NUMBER;
        };
    }

    private static void date(EntityDraft draft, String property, String text) {
        ListedDate.of(text)
                .or(() -> ListedDate.dayFirst(text))
                .ifPresent(day -> draft.addDate(property, day, text));
    }

    private static String country(UnaryOperator<String> field) {
        String code = field.apply("countryIso2Code");
        // 00 stands for unknown.
        return code.isEmpty() || code.equals("00") ? field.apply("countryDescription") : code;
    }

    private static String gender(String letter) {
        return switch (letter) {
            case "M" -> "male";
            case "F" -> "female";
            default -> "";
        };
    }

    private static String language(String code) {
        try {
            return code.isEmpty() ? "" : Locale.of(code.toLowerCase(Locale.ROOT)).getISO3Language();
        } catch (MissingResourceException e) {
            return "";
        }
    }

    private static String joined(String between, String... parts) {
        StringJoiner joined = new StringJoiner(between);
        for (String part : parts) {
            if (!part.isEmpty()) {
                joined.add(part);
            }
        }
        return joined.toString();
    }
}
