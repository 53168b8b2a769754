package vigil.filings.parties;

import org.jspecify.annotations.Nullable;

/**
 * A document or registration by which somebody was identified, with FinCEN's code of its type;
 * {@code otherType} says what 999 stands for.
 */
public record Identification(
        @Nullable String type,
        @Nullable String number,
        @Nullable String otherType,
        @Nullable String country,
        @Nullable String state) {

    public Identification {
        type = Blanks.out(type);
        number = Blanks.out(number);
        otherType = Blanks.out(otherType);
        country = Blanks.out(country);
        state = Blanks.out(state);
    }

    public static Identification of(String type, String number) {
        return new Identification(type, number, null, null, null);
    }

    @Override
    public String toString() {
        return "Identification[" + type + ", ***]";
    }
}
