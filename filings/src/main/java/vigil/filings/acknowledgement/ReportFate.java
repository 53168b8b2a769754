package vigil.filings.acknowledgement;

import java.util.List;

/**
 * What became of one report of a batch.
 *
 * @param sequenceNumber by which the authority names the report
 * @param document the BSA identifier of 14 digits; empty when the report was rejected
 */
public record ReportFate(
        long sequenceNumber, Verdict verdict, String document, List<Remark> remarks) {

    /** What the authority says to a report or a batch. */
    public enum Verdict {
        ACCEPTED,
        ACCEPTED_WITH_WARNINGS,
        REJECTED
    }

    /** A fault that the authority found: its level, its code, where it is, and its words. */
    public record Remark(String level, String code, String element, String place, String text) {

        /** Whether the report was refused for it. */
        public boolean isFatal() {
            return !level.startsWith("WARN");
        }
    }

    public ReportFate {
        remarks = List.copyOf(remarks);
    }
}
