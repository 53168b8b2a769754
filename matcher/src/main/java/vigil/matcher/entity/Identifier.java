package vigil.matcher.entity;

import java.util.Locale;

/**
 * A number or code that is given to one thing alone.
 *
 * @param value as the source writes it
 * @param country ISO 3166-1 alpha-2 of who issued it, lower case, or empty
 */
public record Identifier(Kind kind, String value, String country) {

    private static final int LONGEST = 256;

    /** Who gives it, and with it how much an equal one says. */
    public enum Kind {
        PASSPORT,
        NATIONAL_ID,
        TAX,
        REGISTRATION,
        LEI,
        BIC,
        IMO,
        MMSI,
        CALL_SIGN,
        ISIN,
        ACCOUNT,
        WALLET,
        EMAIL,
        PHONE,
        OTHER;

        /** Whether numbers of the two kinds may be meant to be the same one. */
        public boolean mayBe(Kind other) {
            return this == other || isLoose() && other.isLoose();
        }

        private boolean isLoose() {
            return switch (this) {
                case PASSPORT, NATIONAL_ID, TAX, REGISTRATION, OTHER -> true;
                default -> false;
            };
        }
    }

    public Identifier {
        value = value.strip();
        country = country.strip().toLowerCase(Locale.ROOT);
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException("An identifier has 1 to 256 characters.");
        }
    }

    public static Identifier of(Kind kind, String value) {
        return new Identifier(kind, value, "");
    }

    /** Letters and digits alone; wallets keep their case, which is part of them. */
    public String compared() {
        StringBuilder kept = new StringBuilder(value.length());
        value.chars().filter(Character::isLetterOrDigit).forEach(c -> kept.append((char) c));
        String text = kept.toString();
        if (kind == Kind.WALLET && !text.startsWith("0x")) {
            return text;
        }
        text = text.toUpperCase(Locale.ROOT);
        return kind == Kind.IMO && text.startsWith("IMO") ? text.substring(3) : text;
    }

    @Override
    public String toString() {
        return kind + " ***";
    }
}
