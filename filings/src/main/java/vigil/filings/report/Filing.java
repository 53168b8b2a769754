package vigil.filings.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A report as far as it is filled in: what two officers work on before an authority sees it. */
public sealed interface Filing permits FincenFiling, TransactionReport {

    /** The day on which it is filed. */
    @Nullable LocalDate filedOn();

    /** The story that it tells; null where nobody has told one, or the form has none. */
    @Nullable String narrative();
}
