package vigil.matcher.entity;

import java.util.Locale;

/**
 * Where somebody is found.
 *
 * @param text the whole address in one line, may be empty when only the country is known
 * @param country ISO 3166-1 alpha-2, lower case, or empty
 */
public record Address(String text, String country) {

    private static final int LONGEST = 1_000;

    public Address {
        text = text.strip();
        text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        country = country.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "Address ***";
    }
}
