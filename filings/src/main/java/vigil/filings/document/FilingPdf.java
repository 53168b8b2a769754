package vigil.filings.document;

import java.util.Map;
import vigil.filings.document.PlainPdf.Head;
import vigil.filings.report.CurrencyTransactionReport;
import vigil.filings.report.Filing;

/** A report as a plain PDF, the same bytes for the same report. */
public final class FilingPdf {
    private static final String CONFIDENTIAL =
            "Confidential. Whether such a report exists must not be disclosed (31 U.S.C. 5318(g)(2)).";

    private FilingPdf() {}

    /**
     * The pages of a report.
     *
     * @param reference what the institution calls it
     * @param codes the form's code lists, for labels beside codes
     */
    public static byte[] write(
            Filing filing, String reference, Map<String, Map<String, String>> codes) {
        boolean currency = filing instanceof CurrencyTransactionReport;
        Head head =
                new Head(
                        currency
                                ? "Currency transaction report (FinCEN report 112)"
                                : "Suspicious activity report (FinCEN report 111)",
                        "Reference " + reference,
                        currency ? "" : CONFIDENTIAL,
                        filing.filedOn(),
                        FilingJson.write(filing).hashCode());
        return PlainPdf.write(head, ReportLines.of(FilingJson.tree(filing).get("report"), codes));
    }
}
