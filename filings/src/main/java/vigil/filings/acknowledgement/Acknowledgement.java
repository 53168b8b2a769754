package vigil.filings.acknowledgement;

import java.util.List;
import java.util.Optional;

/** The authority's answer to a batch. */
public record Acknowledgement(ReportFate.Verdict verdict, List<ReportFate> reports) {

    public Acknowledgement {
        reports = List.copyOf(reports);
    }

    /**
     * What became of the so many-th report of a batch. The authority names reports by the sequence
     * numbers of the batch, or counts them from one.
     *
     * @param sequenceNumbers of the batch's reports in their order
     */
    public Optional<ReportFate> of(int index, List<Long> sequenceNumbers) {
        boolean byNumber =
                reports.stream().allMatch(report -> sequenceNumbers.contains(number(report)));
        long wanted = byNumber ? sequenceNumbers.get(index) : index + 1L;
        return reports.stream().filter(report -> report.sequenceNumber() == wanted).findFirst();
    }

    private static Long number(ReportFate report) {
        return report.sequenceNumber();
    }
}
