package vigil.filings.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import vigil.filings.document.ReportLines.Line;
import vigil.filings.report.CurrencyTransactionReport;
import vigil.filings.report.Filing;

/**
 * A report as a plain PDF with its font in it, the same bytes for the same report. Letters that the
 * font lacks are written as their code points, so that nothing is lost.
 */
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
        String title =
                currency
                        ? "Currency transaction report (FinCEN report 112)"
                        : "Suspicious activity report (FinCEN report 111)";
        try (PDDocument document = new PDDocument()) {
            describe(document, filing, title, reference);
            Pages pages = new Pages(document);
            pages.title(title, "Reference " + reference);
            for (Line line : ReportLines.of(FilingJson.tree(filing).get("report"), codes)) {
                pages.line(line);
            }
            pages.end(currency ? "" : CONFIDENTIAL);
            ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void describe(
            PDDocument document, Filing filing, String title, String reference) {
        // The trailer's id and the dates come from the report: no clock, no chance.
        document.setDocumentId((long) FilingJson.write(filing).hashCode());
        PDDocumentInformation about = new PDDocumentInformation();
        about.setTitle(title + ", " + reference);
        about.setProducer("Vigil");
        if (filing.filedOn() != null) {
            Calendar day = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
            day.clear();
            day.set(
                    filing.filedOn().getYear(),
                    filing.filedOn().getMonthValue() - 1,
                    filing.filedOn().getDayOfMonth());
            about.setCreationDate(day);
        }
        document.setDocumentInformation(about);
    }
}
