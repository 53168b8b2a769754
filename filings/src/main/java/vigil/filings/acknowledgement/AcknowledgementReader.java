package vigil.filings.acknowledgement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.filings.acknowledgement.ReportFate.Remark;
import vigil.filings.acknowledgement.ReportFate.Verdict;
import vigil.filings.xml.FormReader;
import vigil.filings.xml.ReadElement;
import vigil.filings.xml.UnreadableForm;

/**
 * Reads FinCEN's acknowledgements: {@code EFilingBatchXML} with a status, and in it an {@code
 * EFilingActivityXML} for each report, with its BSA identifier and what was found wrong.
 */
public final class AcknowledgementReader {
    private static final FormReader READER = new FormReader(16 << 20, 500_000);
    private static final int LONGEST = 4_000;

    private AcknowledgementReader() {}

    /**
     * Reads an acknowledgement.
     *
     * @throws UnreadableForm when the bytes are none, or contradict themselves
     */
    public static Acknowledgement read(byte[] bytes) throws UnreadableForm {
        ReadElement root = READER.read(bytes, "EFilingBatchXML");
        ReadElement submission = root.first("EFilingSubmissionXML");
        if (submission == null) {
            throw new UnreadableForm("the file acknowledges nothing");
        }
        boolean accepted = status(root) && status(submission);
        List<ReportFate> reports = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        Set<String> documents = new HashSet<>();
        for (ReadElement activity : submission.all("EFilingActivityXML")) {
            ReportFate report = report(activity, accepted);
            boolean again = !report.document().isEmpty() && !documents.add(report.document());
            if (!seen.add(report.sequenceNumber()) || again) {
                throw new UnreadableForm("a report is acknowledged twice");
            }
            reports.add(report);
        }
        if (accepted && reports.isEmpty()) {
            throw new UnreadableForm("the file accepts no report");
        }
        return new Acknowledgement(verdict(accepted, reports), reports);
    }

    private static boolean status(ReadElement element) throws UnreadableForm {
        return switch (element.attribute("StatusCode")) {
            case "A" -> true;
            case "R" -> false;
            case "" -> {
                if (element.name().equals("EFilingBatchXML")) {
                    throw new UnreadableForm("the file says neither accepted nor rejected");
                }
                yield true; // Only the batch must say it.
            }
            default -> throw new UnreadableForm("the file's status is neither A nor R");
        };
    }

    private static ReportFate report(ReadElement activity, boolean accepted) throws UnreadableForm {
        List<Remark> remarks = new ArrayList<>();
        for (ReadElement error : activity.all("EFilingActivityErrorXML")) {
            if (!error.children().isEmpty()) { // An empty one says that nothing is wrong.
                remarks.add(remark(error));
            }
        }
        String document = text(activity.value("BSAID"));
        boolean known = document.matches("\\d{14}") && !document.matches("0*");
        if (!document.isEmpty() && !document.matches("\\d{14}")) {
            throw new UnreadableForm("a BSA identifier has other than 14 digits");
        }
        if (!accepted || !known) {
            return new ReportFate(number(activity), Verdict.REJECTED, "", remarks);
        }
        return new ReportFate(
                number(activity),
                remarks.isEmpty() ? Verdict.ACCEPTED : Verdict.ACCEPTED_WITH_WARNINGS,
                document,
                remarks);
    }

    private static Remark remark(ReadElement error) throws UnreadableForm {
        return new Remark(
                text(error.value("ErrorLevelText")),
                text(error.value("ErrorTypeCode")),
                text(error.value("ErrorElementNameText")),
                text(error.value("ErrorContextText")),
                text(error.value("ErrorText")));
    }

    private static String text(@Nullable String text) throws UnreadableForm {
        String stripped = text == null ? "" : text.strip();
        if (stripped.length() > LONGEST) {
            throw new UnreadableForm("a text of the file is longer than " + LONGEST);
        }
        return stripped;
    }

    private static long number(ReadElement activity) throws UnreadableForm {
        String number = activity.attribute("SeqNum");
        if (!number.matches("[1-9]\\d{0,9}")) {
            throw new UnreadableForm("a report has no sequence number");
        }
        return Long.parseLong(number);
    }

    private static Verdict verdict(boolean accepted, List<ReportFate> reports) {
        if (!accepted
                || reports.stream().allMatch(report -> report.verdict() == Verdict.REJECTED)) {
            return Verdict.REJECTED;
        }
        return reports.stream().allMatch(report -> report.verdict() == Verdict.ACCEPTED)
                ? Verdict.ACCEPTED
                : Verdict.ACCEPTED_WITH_WARNINGS;
    }
}
