package vigil.cases.reports;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import vigil.cases.reports.life.ReportForm;
import vigil.filings.document.FilingJson;
import vigil.filings.report.Filing;
import vigil.filings.xml.UnreadableForm;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.kernel.requests.Body;

/** A form in the body of a request. */
public final class FilingBody {

    private static final int LARGEST = 1024 * 1024;

    private FilingBody() {}

    public static Filing read(HttpServletRequest request) {
        byte[] body = Body.read(request, LARGEST, "The report");
        try {
            return FilingJson.read(new String(body, StandardCharsets.UTF_8));
        } catch (UnreadableForm e) {
            // Its words are its own: nothing of the body is in them.
            throw Refusal.of(ProblemCode.MALFORMED, "Not a report: " + e.getMessage());
        }
    }

    /** Text that this house wrote itself. */
    static Filing read(String text) {
        try {
            return FilingJson.read(text);
        } catch (UnreadableForm e) {
            throw new IllegalStateException("a report does not read back", e);
        }
    }

    static ReportForm form(Filing filing) {
        return ReportForm.of(FilingJson.form(filing));
    }
}
