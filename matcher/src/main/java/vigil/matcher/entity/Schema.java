package vigil.matcher.entity;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What kind of thing an entity is: the schemata of FollowTheMoney that bear names of their own. */
public enum Schema {
    PERSON("Person", Kind.PERSON),
    LEGAL_ENTITY("LegalEntity", Kind.ANY_PARTY),
    ORGANIZATION("Organization", Kind.ORGANIZATION),
    COMPANY("Company", Kind.ORGANIZATION),
    PUBLIC_BODY("PublicBody", Kind.ORGANIZATION),
    VESSEL("Vessel", Kind.VEHICLE),
    AIRPLANE("Airplane", Kind.VEHICLE),
    VEHICLE("Vehicle", Kind.VEHICLE),
    CRYPTO_WALLET("CryptoWallet", Kind.ASSET),
    SECURITY("Security", Kind.ASSET),
    BANK_ACCOUNT("BankAccount", Kind.ASSET),
    ADDRESS("Address", Kind.ADDRESS),
    THING("Thing", Kind.ANYTHING);

    /** What is compared with what. */
    public enum Kind {
        PERSON,
        ORGANIZATION,
        ANY_PARTY,
        VEHICLE,
        ASSET,
        ADDRESS,
        ANYTHING;

        /** Whether something of one kind may be of the other. */
        public boolean mayBe(Kind other) {
            return this == other
                    || this == ANYTHING
                    || other == ANYTHING
                    || (this == ANY_PARTY && other.isParty())
                    || (other == ANY_PARTY && isParty());
        }

        private boolean isParty() {
            return this == PERSON || this == ORGANIZATION;
        }
    }

    private static final Map<String, Schema> BY_NAME =
            Stream.of(values())
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    schema -> schema.label.toLowerCase(Locale.ROOT),
                                    Function.identity()));

    private final String label;
    private final Kind kind;

    Schema(String label, Kind kind) {
        this.label = label;
        this.kind = kind;
    }

    /** Its name in FollowTheMoney, {@code CryptoWallet}. */
    public String label() {
        return label;
    }

    public Kind kind() {
        return kind;
    }

    /** The schema of that FollowTheMoney name, in whatever case. */
    public static Optional<Schema> ofLabel(String label) {
        return Optional.ofNullable(BY_NAME.get(label.strip().toLowerCase(Locale.ROOT)));
    }

    /** Whether the two may be the same thing: a person is never a vessel. */
    public boolean mayBe(Schema other) {
        return kind.mayBe(other.kind);
    }
}
