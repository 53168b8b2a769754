package vigil.filings.report;

import org.jspecify.annotations.Nullable;
import vigil.filings.parties.Blanks;

/** A product (5) or a payment instrument (6) that was used, in FinCEN's codes. */
public record Instrument(@Nullable String type, @Nullable String subtype, @Nullable String other) {

    public Instrument {
        type = Blanks.out(type);
        subtype = Blanks.out(subtype);
        other = Blanks.out(other);
    }
}
