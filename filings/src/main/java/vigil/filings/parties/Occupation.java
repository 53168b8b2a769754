package vigil.filings.parties;

import org.jspecify.annotations.Nullable;

/** What somebody lives from, in words and as a code of the North American industry classes. */
public record Occupation(@Nullable String text, @Nullable String industry) {

    /** Nothing said. */
    public static final Occupation NONE = new Occupation(null, null);

    public Occupation {
        text = Blanks.out(text);
        industry = Blanks.out(industry);
    }

    /** Whether nothing of it is filled in. */
    public boolean nothing() {
        return text == null && industry == null;
    }

    public static Occupation or(@Nullable Occupation occupation) {
        return occupation == null ? NONE : occupation;
    }

    @Override
    public String toString() {
        return "Occupation[***]";
    }
}
