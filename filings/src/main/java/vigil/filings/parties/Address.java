package vigil.filings.parties;

import org.jspecify.annotations.Nullable;

/**
 * Where somebody lives or does business; country in two letters (ISO 3166), state as the country's
 * post has it.
 */
public record Address(Answer street, Answer city, Answer state, Answer postalCode, Answer country) {

    /** Nothing is known of it, and that is said. */
    public static final Address UNKNOWN =
            new Address(
                    Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN);

    /** Nobody has filled it in. */
    public static final Address MISSING =
            new Address(
                    Answer.MISSING, Answer.MISSING, Answer.MISSING, Answer.MISSING, Answer.MISSING);

    public Address {
        street = Answer.or(street);
        city = Answer.or(city);
        state = Answer.or(state);
        postalCode = Answer.or(postalCode);
        country = Answer.or(country);
    }

    public static Address or(@Nullable Address address) {
        return address == null ? MISSING : address;
    }
}
