package vigil.filings.report;

import vigil.filings.parties.ContactOffice;
import vigil.filings.parties.Institution;
import vigil.filings.parties.Transmitter;

/** A report to FinCEN. */
public sealed interface FincenFiling extends Filing
        permits SuspiciousActivityReport, CurrencyTransactionReport {

    /** Whether it is the first report of its matter, and which earlier one it follows. */
    Occasion occasion();

    Transmitter transmitter();

    /** The institution that files. */
    Institution filer();

    ContactOffice contactOffice();
}
