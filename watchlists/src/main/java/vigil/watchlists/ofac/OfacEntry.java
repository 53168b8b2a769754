package vigil.watchlists.ofac;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import vigil.contracts.csv.UnreadableFile;
import vigil.watchlists.entities.Countries;
import vigil.watchlists.entities.EntityDraft;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.entities.ListedDate;
import vigil.watchlists.entities.Origin;
import vigil.watchlists.entities.Property;
import vigil.watchlists.entities.Schema;
import vigil.watchlists.reading.Dossier;
import vigil.watchlists.reading.Dossier.PostalAddress;
import vigil.watchlists.reading.EntitySink;

/** One entry of an OFAC list, filled by whichever reader. */
final class OfacEntry {
    private static final String WALLET = "Digital Currency Address - ";
    private static final Pattern LEI = Pattern.compile("[A-Z0-9]{18}[0-9]{2}");
    private static final Pattern IMO = Pattern.compile("(?:IMO )?([0-9]{7})");

    private final Dossier dossier;
    private final List<String> links = new ArrayList<>();

    OfacEntry(OfacList list, String number, String kind, Origin origin) {
        EntityId id = list.entry(number);
        dossier = new Dossier(id, schema(kind), origin);
        dossier.main().add(Property.TOPICS, "sanction");
        dossier.sanction()
                .add(Property.AUTHORITY, "Office of Foreign Assets Control")
                .addCountry(Property.COUNTRY, "us")
                .add(Property.AUTHORITY_ID, number)
                .add(Property.PROVISIONS, list.effect());
    }

    EntityId id() {
        return dossier.main().id();
    }

    /** Names of others that this entry is linked to. */
    List<String> links() {
        return links;
    }

    EntityDraft main() {
        return dossier.main();
    }

    EntityDraft sanction() {
        return dossier.sanction();
    }

    boolean isPerson() {
        return main().schema().equals(Schema.PERSON);
    }

    void program(String program) {
        sanction().add(Property.PROGRAM, program);
    }

    /** The listed name: a person's is written LAST, First. */
    void name(String listed) {
        String name = Names.spoken(listed, isPerson());
        main().add(Property.NAME, name, name.equals(listed) ? "" : listed);
        if (isPerson()) {
            main().add(Property.LAST_NAME, Names.family(listed))
                    .add(Property.FIRST_NAME, Names.given(listed));
        }
    }

    /**
     * Another name.
     *
     * @param kind aka, fka or nka, with or without dots
     * @param weak whether OFAC says that it is too common or too vague to be searched for alone
     */
    void alias(String kind, boolean weak, String listed) {
        String property =
                weak
                        ? Property.WEAK_ALIAS
                        : kind.toLowerCase(Locale.ROOT).startsWith("f")
                                ? Property.PREVIOUS_NAME
                                : Property.ALIAS;
        String name = Names.spoken(listed, isPerson());
        main().add(property, name, name.equals(listed) ? "" : listed);
    }

    void address(String number, PostalAddress address) {
        dossier.address(number, address);
    }

    /** A detail by OFAC's name for it. What is not known goes to the notes with its name. */
    void detail(String type, Value value) {
        if (type.startsWith(WALLET)) {
            dossier.wallet(type.substring(WALLET.length()).strip(), value.text());
            return;
        }
        Meaning meaning = Meaning.of(type);
        if (meaning == null) {
            main().add(Property.NOTES, type + " " + value.whole());
        } else if (meaning.document() != null) {
            document(meaning, type, value);
        } else {
            plain(meaning, type, value);
        }
    }

    void to(EntitySink sink) throws UnreadableFile {
        dossier.to(sink);
    }

    private void plain(Meaning meaning, String type, Value value) {
        String text = value.text();
        String property = meaning.property();
        switch (meaning) {
            case BIRTH_DATE, FOUNDED, BUILT -> date(main(), property, text);
            case LISTED, EFFECTIVE -> date(sanction(), property, text);
            case BIRTH_PLACE -> {
                main().add(property, text);
                String last = text.substring(text.lastIndexOf(", ") + 1).strip();
                Countries.code(last)
                        .or(() -> Countries.code(text))
                        .ifPresent(code -> main().add(Property.BIRTH_COUNTRY, code));
            }
            case NATIONALITY, CITIZENSHIP, JURISDICTION, FLAG, PAST_FLAG ->
                    main().addCountry(property, text);
            case GENDER -> main().add(property, text.toLowerCase(Locale.ROOT), text);
            case WEAK_ALIAS, PREVIOUS_NAME -> main().add(property, Names.unquoted(text));
            case LINK -> {
                links.add(text);
                main().add(property, type + " " + text);
            }
            case VESSEL_NUMBER -> vesselNumber(value);
            case PROVISION -> sanction().add(property, type + " " + value.whole());
            case NOTE -> main().add(property, type + " " + value.whole());
            default -> main().add(property, text);
        }
    }

    private void document(Meaning meaning, String type, Value value) {
        String number = value.text();
        if (IMO.matcher(number).matches() && number.startsWith("IMO")) {
            vesselNumber(value);
            return;
        }
        boolean lei = meaning == Meaning.REGISTRATION && LEI.matcher(number).matches();
        main().add(lei ? Property.LEI_CODE : meaning.property(), number);
        Schema schema = meaning.document();
        if (schema != null && !number.isEmpty()) {
            EntityDraft draft = dossier.document(schema, type, number, value.country());
            date(draft, Property.START_DATE, value.issued());
            date(draft, Property.END_DATE, value.expires());
        }
    }

    private void vesselNumber(Value value) {
        var imo = IMO.matcher(value.text());
        if (imo.matches()) {
            main().add(Property.IMO_NUMBER, "IMO" + imo.group(1), value.text());
        } else {
            main().add(Property.REGISTRATION_NUMBER, value.text());
        }
    }

    private static void date(EntityDraft draft, String property, String text) {
        Optional<ListedDate> date = ListedDate.english(text).or(() -> ListedDate.of(text));
        draft.add(property, date.map(ListedDate::text).orElse(text), text);
    }

    private static Schema schema(String kind) {
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "individual" -> Schema.PERSON;
            case "vessel" -> Schema.VESSEL;
            case "aircraft" -> Schema.AIRPLANE;
            default -> Schema.ORGANIZATION;
        };
    }

    /**
     * A detail's value.
     *
     * @param text the value itself
     * @param country that issued it, or empty
     * @param issued date or empty
     * @param expires date or empty
     */
    record Value(String text, String country, String issued, String expires) {

        static Value of(String text) {
            return new Value(text, "", "", "");
        }

        /** Value and country as OFAC writes them in one line. */
        String whole() {
            return country.isEmpty() ? text : text + " (" + country + ")";
        }
    }
}
