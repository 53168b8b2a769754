package vigil.filings.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vigil.filings.parties.ContactOffice;
import vigil.filings.parties.Institution;
import vigil.filings.parties.Transmitter;

/** A report as far as it is filled in: what two officers work on before an authority sees it. */
public sealed interface Filing permits SuspiciousActivityReport, CurrencyTransactionReport {

    /** Whether it is the first report of its matter, and which earlier one it follows. */
    Occasion occasion();

    /** The day on which it is filed. */
    @Nullable LocalDate filedOn();

    Transmitter transmitter();

    /** The institution that files. */
    Institution filer();

    ContactOffice contactOffice();
}
