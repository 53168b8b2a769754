package vigil.watchlists.ofac;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigil.watchlists.entities.Property;
import vigil.watchlists.entities.Schema;

/** What a detail of an OFAC entry says, whatever it is called in the file at hand. */
enum Meaning {
    BIRTH_DATE(Property.BIRTH_DATE),
    BIRTH_PLACE(Property.BIRTH_PLACE),
    NATIONALITY(Property.NATIONALITY),
    CITIZENSHIP(Property.CITIZENSHIP),
    JURISDICTION(Property.JURISDICTION),
    GENDER(Property.GENDER),
    TITLE(Property.POSITION),
    WEAK_ALIAS(Property.WEAK_ALIAS),
    PREVIOUS_NAME(Property.PREVIOUS_NAME),
    LINK(Property.NOTES),
    WEBSITE(Property.WEBSITE),
    EMAIL(Property.EMAIL),
    PHONE(Property.PHONE),
    FOUNDED(Property.INCORPORATION_DATE),
    SECTOR(Property.SECTOR),
    PASSPORT(Property.PASSPORT_NUMBER, Schema.PASSPORT),
    IDENTITY(Property.ID_NUMBER, Schema.IDENTIFICATION),
    SOCIAL_SECURITY(Property.SOCIAL_SECURITY_NUMBER, Schema.IDENTIFICATION),
    TAX(Property.TAX_NUMBER, Schema.IDENTIFICATION),
    VAT(Property.VAT_CODE, Schema.IDENTIFICATION),
    REGISTRATION(Property.REGISTRATION_NUMBER, Schema.IDENTIFICATION),
    USC(Property.USC_CODE, Schema.IDENTIFICATION),
    DUNS(Property.DUNS_CODE, Schema.IDENTIFICATION),
    BIC(Property.SWIFT_BIC),
    BIK(Property.BIK_CODE, Schema.IDENTIFICATION),
    ISIN(Property.ISIN),
    TICKER(Property.TICKER),
    VESSEL_NUMBER(Property.IMO_NUMBER),
    MMSI(Property.MMSI),
    CALL_SIGN(Property.CALL_SIGN),
    VESSEL_TYPE(Property.TYPE),
    FLAG(Property.FLAG),
    PAST_FLAG(Property.PAST_FLAGS),
    TONNAGE(Property.DEADWEIGHT_TONNAGE),
    GROSS_TONNAGE(Property.GROSS_TONNAGE),
    BUILT(Property.BUILD_DATE),
    MODEL(Property.MODEL),
    TAIL_NUMBER(Property.REGISTRATION_NUMBER),
    SERIAL(Property.SERIAL_NUMBER),
    LISTED(Property.LISTING_DATE),
    EFFECTIVE(Property.START_DATE),
    PROVISION(Property.PROVISIONS),
    NOTE(Property.NOTES);

    private static final Map<String, Meaning> WORDS = words();
    private static final Set<String> FIRST_WORDS =
            WORDS.keySet().stream().map(name -> name.split(" ")[0]).collect(Collectors.toSet());
    private static final int LONGEST_IN_WORDS = 14;

    private final String property;
    private final @Nullable Schema document;

    Meaning(String property) {
        this(property, null);
    }

    Meaning(String property, @Nullable Schema document) {
        this.property = property;
        this.document = document;
    }

    /** Where the value stands in the entity. */
    String property() {
        return property;
    }

    /** What document holds the value; null when it stands in none. */
    @Nullable Schema document() {
        return document;
    }

    /** The meaning of a type's name; null when it is not known. */
    static @Nullable Meaning of(String type) {
        return WORDS.get(type);
    }

    /** How many characters of a remark are the name of a known detail, as many as can be; or 0. */
    static int nameLength(String remark) {
        int first = remark.indexOf(' ');
        if (first < 0 || !FIRST_WORDS.contains(remark.substring(0, first))) {
            return 0;
        }
        int longest = 0;
        int words = 0;
        for (int i = first; i < remark.length() && words < LONGEST_IN_WORDS; i++) {
            if (remark.charAt(i) == ' ') {
                words++;
                if (WORDS.containsKey(remark.substring(0, i))) {
                    longest = i;
                }
            }
        }
        return longest;
    }

    private static Map<String, Meaning> words() {
        Map<String, Meaning> words = new HashMap<>();
        try (InputStream in =
                        Objects.requireNonNull(Meaning.class.getResourceAsStream("features.tsv"));
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .forEach(fields -> words.put(fields[0], valueOf(fields[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
