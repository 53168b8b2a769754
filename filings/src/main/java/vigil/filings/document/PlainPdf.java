package vigil.filings.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vigil.filings.document.ReportLines.Line;

/**
 * A tree of values as a plain PDF with its font in it: headings for what has parts, labels beside
 * values. The same bytes for the same tree; letters that the font lacks are written as their code
 * points, so that nothing is lost.
 */
public final class PlainPdf {

    private PlainPdf() {}

    /**
     * What stands around the lines.
     *
     * @param footer beside the number of every page
     * @param day of the document; null for none
     * @param id tells documents apart
     */
    public record Head(
            String title, String below, String footer, @Nullable LocalDate day, long id) {}

    /** The pages of a tree; what is null in it is left out. */
    public static byte[] write(Head head, JsonNode tree) {
        return write(head, ReportLines.of(tree, Map.of()));
    }

    static byte[] write(Head head, List<Line> lines) {
        try (PDDocument document = new PDDocument()) {
            describe(document, head);
            Pages pages = new Pages(document);
            pages.title(head.title(), head.below());
            for (Line line : lines) {
                pages.line(line);
            }
            pages.end(head.footer());
            ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void describe(PDDocument document, Head head) {
        // The trailer's id and the dates come from the head: no clock, no chance.
        document.setDocumentId(head.id());
        PDDocumentInformation about = new PDDocumentInformation();
        about.setTitle(head.title() + ", " + head.below().replaceFirst("^Reference ", ""));
        about.setProducer("Vigil");
        LocalDate day = head.day();
        if (day != null) {
            Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
            calendar.clear();
            calendar.set(day.getYear(), day.getMonthValue() - 1, day.getDayOfMonth());
            about.setCreationDate(calendar);
        }
        document.setDocumentInformation(about);
    }
}
