package vigil.filings.report;

import org.jspecify.annotations.Nullable;
import vigil.filings.parties.Institution;

/** An office where cash changed hands, with its part of it in whole US dollars. */
public record CashLocation(Institution institution, @Nullable Long cashIn, @Nullable Long cashOut) {

    public CashLocation {
        institution = Institution.or(institution);
    }
}
