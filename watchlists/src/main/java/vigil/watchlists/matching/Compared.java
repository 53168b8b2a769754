package vigil.watchlists.matching;

import static java.util.Map.entry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vigil.matcher.entity.Address;
import vigil.matcher.entity.Entity;
import vigil.matcher.entity.Gender;
import vigil.matcher.entity.Identifier;
import vigil.matcher.entity.PartialDate;
import vigil.matcher.entity.Schema;
import vigil.watchlists.entities.Countries;
import vigil.watchlists.entities.ListedDate;
import vigil.watchlists.entities.Property;
import vigil.watchlists.entities.PropertyKind;

/**
 * Gathers what is compared of an entity from properties in FollowTheMoney's words. What says
 * nothing to the matcher is passed over, and so is what cannot be read.
 */
public final class Compared {

    private static final int ISO_DAY = 10;
    private static final int ISO_MONTH = 7;
    private static final int LONGEST_IDENTIFIER = 256;

    private static final Map<String, Identifier.Kind> IDENTIFIERS =
            Map.ofEntries(
                    entry(Property.PASSPORT_NUMBER, Identifier.Kind.PASSPORT),
                    entry(Property.SOCIAL_SECURITY_NUMBER, Identifier.Kind.NATIONAL_ID),
                    entry(Property.TAX_NUMBER, Identifier.Kind.TAX),
                    entry(Property.VAT_CODE, Identifier.Kind.TAX),
                    entry("innCode", Identifier.Kind.TAX),
                    entry(Property.REGISTRATION_NUMBER, Identifier.Kind.REGISTRATION),
                    entry("ogrnCode", Identifier.Kind.REGISTRATION),
                    entry(Property.LEI_CODE, Identifier.Kind.LEI),
                    entry(Property.SWIFT_BIC, Identifier.Kind.BIC),
                    entry(Property.IMO_NUMBER, Identifier.Kind.IMO),
                    entry(Property.MMSI, Identifier.Kind.MMSI),
                    entry(Property.CALL_SIGN, Identifier.Kind.CALL_SIGN),
                    entry(Property.ISIN, Identifier.Kind.ISIN),
                    entry("accountNumber", Identifier.Kind.ACCOUNT),
                    entry("iban", Identifier.Kind.ACCOUNT),
                    entry(Property.PUBLIC_KEY, Identifier.Kind.WALLET),
                    entry(Property.EMAIL, Identifier.Kind.EMAIL),
                    entry(Property.PHONE, Identifier.Kind.PHONE));

    private final Entity.Builder entity;
    private final boolean person;
    private final List<String> givenNames = new ArrayList<>();
    private final List<String> familyNames = new ArrayList<>();
    private boolean named;

    /** Begins an entity of that id. */
    public Compared(String id, Schema schema) {
        this.entity = Entity.builder(id, schema);
        this.person = schema == Schema.PERSON;
    }

    /**
     * What the matcher takes a schema of FollowTheMoney for; empty for what bears no name, or is
     * none.
     */
    public static Optional<Schema> schema(String name) {
        return Schema.ofLabel(name)
                .or(() ->
                        Optional.of(name)
                                .filter(vigil.watchlists.entities.Schema::isValid)
                                .map(vigil.watchlists.entities.Schema::new)
                                .filter(schema ->
                                        schema.isA(vigil.watchlists.entities.Schema.LEGAL_ENTITY))
                                .map(schema -> Schema.LEGAL_ENTITY))
                .filter(schema -> schema != Schema.ADDRESS);
    }

    public Compared caption(String text) {
        entity.caption(text);
        return this;
    }

    public Compared dataset(String name) {
        entity.dataset(name);
        return this;
    }

    public Compared program(String name) {
        entity.program(name);
        return this;
    }

    /** Adds what one property says. */
    public Compared add(String property, String value) {
        switch (property) {
            case Property.NAME -> name(value);
            case Property.ALIAS, Property.PREVIOUS_NAME, "abbreviation" -> entity.alias(value);
            case Property.WEAK_ALIAS -> entity.weakAlias(value);
            case Property.FIRST_NAME,
                    Property.SECOND_NAME,
                    Property.MIDDLE_NAME,
                    Property.FATHER_NAME ->
                    givenNames.add(value);
            case Property.LAST_NAME -> familyNames.add(value);
            case Property.BIRTH_DATE, Property.INCORPORATION_DATE ->
                    date(value).ifPresent(entity::birthDate);
            case Property.GENDER -> Gender.of(value).ifPresent(entity::gender);
            case Property.ADDRESS, Property.FULL -> entity.address(new Address(value, ""));
            case Property.PROGRAM, "programId" -> entity.program(value);
            default -> byKind(property, value);
        }
        return this;
    }

    /** The entity of all that was added. */
    public Entity build() {
        if (!named && person && !(givenNames.isEmpty() && familyNames.isEmpty())) {
            entity.name(String.join(" ", givenNames) + " " + String.join(" ", familyNames));
        }
        return entity.build();
    }

    private void name(String value) {
        named = true;
        entity.name(value);
    }

    private void byKind(String property, String value) {
        PropertyKind kind = Property.kind(property);
        if (kind == PropertyKind.COUNTRY) {
            Countries.code(value).ifPresent(entity::country);
            return;
        }
        Identifier.Kind identifier =
                kind == PropertyKind.IDENTIFIER
                        ? IDENTIFIERS.getOrDefault(property, Identifier.Kind.OTHER)
                        : IDENTIFIERS.get(property);
        String text = value.strip();
        if (identifier != null && !text.isEmpty() && text.length() <= LONGEST_IDENTIFIER) {
            entity.identifier(Identifier.of(identifier, text));
        }
    }

    /** Reads a date as lists write it, or as {@link ListedDate} does. */
    public static Optional<PartialDate> date(String text) {
        return PartialDate.parse(text).or(() -> ListedDate.of(text).map(Compared::partial));
    }

    private static PartialDate partial(ListedDate date) {
        String plain = date.text().endsWith("~") ? withoutLast(date.text()) : date.text();
        LocalDate first = date.earliest();
        PartialDate partial =
                switch (plain.length()) {
                    case ISO_DAY -> PartialDate.of(first);
                    case ISO_MONTH ->
                            new PartialDate(
                                    first.getYear(),
                                    first.getYear(),
                                    first.getMonthValue(),
                                    0,
                                    false);
                    default -> PartialDate.years(first.getYear(), date.latest().getYear());
                };
        return date.approximate() ? partial.asCirca() : partial;
    }

    private static String withoutLast(String text) {
        return text.substring(0, text.length() - 1);
    }
}
