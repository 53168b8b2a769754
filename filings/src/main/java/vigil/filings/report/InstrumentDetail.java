package vigil.filings.report;

import org.jspecify.annotations.Nullable;
import vigil.filings.parties.Blanks;

/** What more is known of an instrument: a CUSIP number (1), a commodity, a market. */
public record InstrumentDetail(@Nullable String type, @Nullable String text) {

    public InstrumentDetail {
        type = Blanks.out(type);
        text = Blanks.out(text);
    }
}
