package vigil.watchlists.entities;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What kind of thing an entity is, in FollowTheMoney's words; schemas that are not named here are
 * kept as they come, so that any feed loads.
 *
 * @param name such as {@code Person}
 */
public record Schema(String name) {
    // First, since the schemas below are checked with it.
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,63}");

    public static final Schema PERSON = new Schema("Person");
    public static final Schema LEGAL_ENTITY = new Schema("LegalEntity");
    public static final Schema ORGANIZATION = new Schema("Organization");
    public static final Schema COMPANY = new Schema("Company");
    public static final Schema VESSEL = new Schema("Vessel");
    public static final Schema AIRPLANE = new Schema("Airplane");
    public static final Schema CRYPTO_WALLET = new Schema("CryptoWallet");
    public static final Schema ADDRESS = new Schema("Address");
    public static final Schema IDENTIFICATION = new Schema("Identification");
    public static final Schema PASSPORT = new Schema("Passport");
    public static final Schema SANCTION = new Schema("Sanction");
    public static final Schema OWNERSHIP = new Schema("Ownership");
    public static final Schema DIRECTORSHIP = new Schema("Directorship");
    public static final Schema FAMILY = new Schema("Family");
    public static final Schema ASSOCIATE = new Schema("Associate");
    public static final Schema UNKNOWN_LINK = new Schema("UnknownLink");

    /** Schema → what it is a kind of (followthemoney/schema, the part that screening meets). */
    private static final Map<String, List<String>> PARENTS =
            Map.ofEntries(
                    Map.entry("LegalEntity", List.of("Thing")),
                    Map.entry("Person", List.of("LegalEntity")),
                    Map.entry("Organization", List.of("LegalEntity")),
                    Map.entry("Company", List.of("Organization", "Asset")),
                    Map.entry("PublicBody", List.of("Organization")),
                    Map.entry("Asset", List.of("Thing")),
                    Map.entry("Vehicle", List.of("Asset")),
                    Map.entry("Vessel", List.of("Vehicle")),
                    Map.entry("Airplane", List.of("Vehicle")),
                    Map.entry("CryptoWallet", List.of("Thing")),
                    Map.entry("Security", List.of("Asset")),
                    Map.entry("BankAccount", List.of("Asset")),
                    Map.entry("Address", List.of("Thing")),
                    Map.entry("Position", List.of("Thing")),
                    Map.entry("Identification", List.of("Interval")),
                    Map.entry("Passport", List.of("Identification")),
                    Map.entry("Sanction", List.of("Interval")),
                    Map.entry("Interest", List.of("Interval")),
                    Map.entry("Ownership", List.of("Interest")),
                    Map.entry("Directorship", List.of("Interest")),
                    Map.entry("Membership", List.of("Interest")),
                    Map.entry("Employment", List.of("Interest")),
                    Map.entry("Representation", List.of("Interest")),
                    Map.entry("Succession", List.of("Interest")),
                    Map.entry("UnknownLink", List.of("Interest")),
                    Map.entry("Occupancy", List.of("Interval")),
                    Map.entry("Family", List.of("Interval")),
                    Map.entry("Associate", List.of("Interval")));

    public Schema {
        if (!isValid(name)) {
            throw new IllegalArgumentException("a schema is a word of letters and digits");
        }
    }

    /** Whether the text can name a schema. */
    public static boolean isValid(String name) {
        return SHAPE.matcher(name).matches();
    }

    /** Whether this is the other schema or a kind of it: a Company is a LegalEntity. */
    public boolean isA(Schema other) {
        return isA(name, other.name);
    }

    private static boolean isA(String kind, String other) {
        return kind.equals(other)
                || PARENTS.getOrDefault(kind, List.of()).stream()
                        .anyMatch(parent -> isA(parent, other));
    }

    @Override
    public String toString() {
        return name;
    }
}
