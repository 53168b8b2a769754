package vigil.filings.parties;

import org.jspecify.annotations.Nullable;

/** A telephone number in digits; type F facsimile, M mobile, R residence, W work. */
public record Phone(@Nullable String number, @Nullable String extension, @Nullable String type) {

    public Phone {
        number = Blanks.out(number);
        extension = Blanks.out(extension);
        type = Blanks.out(type);
    }

    public static Phone of(String number) {
        return new Phone(number, null, null);
    }

    /** Whether nothing of it is filled in. */
    public boolean nothing() {
        return number == null && extension == null && type == null;
    }

    @Override
    public String toString() {
        return "Phone[***]";
    }
}
