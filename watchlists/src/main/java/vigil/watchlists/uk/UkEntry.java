package vigil.watchlists.uk;

import java.util.List;
import java.util.Locale;
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

/** One entry of the UK list; ids are {@code uk-fcdo-} and the unique id. */
final class UkEntry {
    private final Dossier dossier;

    UkEntry(String uniqueId, String kind, Origin origin) {
        dossier = new Dossier(new EntityId("uk-fcdo-" + uniqueId), schema(kind), origin);
        dossier.main().add(Property.TOPICS, "sanction");
        dossier.sanction().addCountry(Property.COUNTRY, "gb").add(Property.AUTHORITY_ID, uniqueId);
    }

    Dossier dossier() {
        return dossier;
    }

    /**
     * A name.
     *
     * @param parts Name1 to Name5 and Name6, the family name or all there is
     */
    void name(String type, String strength, List<String> parts) {
        StringJoiner full = new StringJoiner(" ");
        parts.stream().filter(part -> !part.isEmpty()).forEach(full::add);
        boolean primary = type.toLowerCase(Locale.ROOT).startsWith("primary");
        boolean weak = strength.toLowerCase(Locale.ROOT).startsWith("low");
        EntityDraft main = dossier.main();
        String property = weak ? Property.WEAK_ALIAS : primary ? Property.NAME : Property.ALIAS;
        main.add(property, full.toString());
        if (primary && main.schema().equals(Schema.PERSON)) {
            main.add(Property.FIRST_NAME, parts.getFirst())
                    .add(Property.LAST_NAME, parts.getLast());
        }
    }

    void originalName(String name) {
        dossier.main().add(Property.NAME, name);
    }

    void sanction(String regime, String source, String imposed, String reasons) {
        EntityDraft sanction = dossier.sanction();
        sanction.add(Property.PROGRAM, regime)
                .add(Property.AUTHORITY, source)
                .add(Property.REASON, reasons);
        for (String measure : imposed.split("\\|")) {
            sanction.add(Property.PROVISIONS, measure);
        }
    }

    void dates(String designated, String updated, String unReference) {
        date(dossier.sanction(), Property.LISTING_DATE, designated);
        date(dossier.sanction(), Property.MODIFIED_AT, updated);
        dossier.sanction().add(Property.UNSC_ID, unReference);
    }

    void birth(String date) {
        date(dossier.main(), Property.BIRTH_DATE, date);
    }

    void birthPlace(String town, String country) {
        StringJoiner place = new StringJoiner(", ");
        for (String part : new String[] {town, country}) {
            if (!part.isEmpty()) {
                place.add(part);
            }
        }
        dossier.main()
                .add(Property.BIRTH_PLACE, place.toString())
                .addCountry(Property.BIRTH_COUNTRY, country);
    }

    /**
     * An address.
     *
     * @param line gives the address line of a number from 1 to 6
     */
    void address(UnaryOperator<String> line, String postalCode, String country) {
        StringJoiner street = new StringJoiner(", ");
        for (int i = 1; i <= 5; i++) {
            String part = line.apply(String.valueOf(i));
            if (!part.isEmpty()) {
                street.add(part);
            }
        }
        PostalAddress address =
                new PostalAddress(street.toString(), line.apply("6"), "", postalCode, country);
        dossier.address(Dossier.fingerprint(address.full(), country), address);
    }

    void document(boolean passport, String number, String about) {
        if (number.isEmpty()) {
            return;
        }
        dossier.main().add(passport ? Property.PASSPORT_NUMBER : Property.ID_NUMBER, number);
        dossier.document(
                        passport ? Schema.PASSPORT : Schema.IDENTIFICATION,
                        passport ? "Passport" : "National identifier",
                        number,
                        "")
                .add(Property.SUMMARY, about);
    }

    void imo(String number) {
        String digits =
                number.toUpperCase(Locale.ROOT).startsWith("IMO") ? number.substring(3) : number;
        if (!digits.isBlank()) {
            dossier.main().add(Property.IMO_NUMBER, "IMO" + digits.strip(), number);
        }
    }

    void country(String property, String country) {
        dossier.main().addCountry(property, country);
    }

    void add(String property, String value) {
        dossier.main().add(property, value);
    }

    void note(String about, String value) {
        if (!value.isEmpty()) {
            dossier.main().add(Property.NOTES, about + ": " + value);
        }
    }

    private static void date(EntityDraft draft, String property, String text) {
        ListedDate.dayFirst(text)
                .or(() -> ListedDate.of(text))
                .ifPresent(day -> draft.addDate(property, day, text));
    }

    private static Schema schema(String kind) {
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "individual" -> Schema.PERSON;
            case "ship" -> Schema.VESSEL;
            default -> Schema.ORGANIZATION;
        };
    }
}
