package vigil.filings.document;

import java.util.Map;
import vigil.filings.document.PlainPdf.Head;
import vigil.filings.report.CurrencyTransactionReport;
import vigil.filings.report.Filing;
import vigil.filings.report.SuspiciousActivityReport;
import vigil.filings.report.TransactionReport;

/** A report as a plain PDF, the same bytes for the same report. */
public final class FilingPdf {
    private static final String CONFIDENTIAL =
            "Confidential. Whether such a report exists must not be disclosed (31 U.S.C. 5318(g)(2)).";

    private static final String CONFIDENTIAL_EVERYWHERE =
            "Confidential. Whether such a report exists must not be disclosed (FATF Recommendation 21).";

    private FilingPdf() {}

    /**
     * The pages of a report.
     *
     * @param reference what the institution calls it
     * @param codes the form's code lists, for labels beside codes
     */
    public static byte[] write(
            Filing filing, String reference, Map<String, Map<String, String>> codes) {
        Head head =
                new Head(
                        title(filing),
                        "Reference " + reference,
                        footer(filing),
                        filing.filedOn(),
                        FilingJson.write(filing).hashCode());
        return PlainPdf.write(head, ReportLines.of(FilingJson.tree(filing).get("report"), codes));
    }

    private static String title(Filing filing) {
        return switch (filing) {
            case SuspiciousActivityReport _ -> "Suspicious activity report (FinCEN report 111)";
            case CurrencyTransactionReport _ -> "Currency transaction report (FinCEN report 112)";
            case TransactionReport _ -> "Suspicious transaction report (goAML)";
        };
    }

    private static String footer(Filing filing) {
        return switch (filing) {
            case SuspiciousActivityReport _ -> CONFIDENTIAL;
            case CurrencyTransactionReport _ -> "";
            case TransactionReport _ -> CONFIDENTIAL_EVERYWHERE;
        };
    }
}
