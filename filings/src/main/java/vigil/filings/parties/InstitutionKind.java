package vigil.filings.parties;

import org.jspecify.annotations.Nullable;

/**
 * What kind of institution it is, in FinCEN's codes; the texts say what an "other" (999, 1999,
 * 5999) stands for.
 */
public record InstitutionKind(
        @Nullable String type,
        @Nullable String subtype,
        @Nullable String otherType,
        @Nullable String otherSubtype) {

    public InstitutionKind {
        type = Blanks.out(type);
        subtype = Blanks.out(subtype);
        otherType = Blanks.out(otherType);
        otherSubtype = Blanks.out(otherSubtype);
    }

    public static InstitutionKind of(String type) {
        return new InstitutionKind(type, null, null, null);
    }
}
