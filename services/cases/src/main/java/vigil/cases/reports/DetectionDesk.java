package vigil.cases.reports;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import vigil.cases.pages.Conflict;
import vigil.cases.reports.ReportDesk.Seen;
import vigil.cases.reports.ReportRemarks.Said;
import vigil.cases.reports.life.ReportAct;
import vigil.filings.report.Filing;
import vigil.filings.report.FincenFiling;
import vigil.filings.report.Occasion;
import vigil.kernel.identity.Caller;

/**
 * Where officers say that another day of detection counts: the deadline is counted anew, and
 * whoever asks later reads from when to when it was moved, by whom and why.
 */
public final class DetectionDesk {

    private final ReportDesk desk;
    private final ReportWork work;

    public DetectionDesk(ReportDesk desk, ReportWork work) {
        this.desk = desk;
        this.work = work;
    }

    /** Counts from another moment; the reason is sealed with the report. */
    public ReportView redate(Caller caller, Seen seen, Instant detected, String reason) {
        return desk.act(
                caller,
                seen,
                (connection, kept) -> {
                    work.after(kept, ReportAct.REDATE);
                    Filing filing = work.text(connection, caller, kept).filing();
                    Report.Clock before = kept.standing().clock();
                    requireDetection(kept, filing);
                    if (detected.equals(before.detectedAt())) {
                        throw Conflict.state(
                                "It counts from then already.",
                                ReportView.of(kept, work.chronicle().now()));
                    }
                    Report.Clock next = work.clock(before.jurisdiction(), filing, detected);
                    return work.step(
                            connection,
                            caller,
                            kept.moved(kept.standing().due(next)),
                            new Said("redated", reason),
                            details(before, next));
                });
    }

    /** Days of some reports are counted from no detection: the law names another moment. */
    private void requireDetection(Report kept, Filing filing) {
        boolean carriesOn =
                filing instanceof FincenFiling report
                        && report.occasion().is(Occasion.Kind.CONTINUING);
        if (carriesOn || CashReports.isProposed(kept)) {
            throw Conflict.state(
                    carriesOn
                            ? "Its days are counted from the report before."
                            : "Its days are counted from the day of the cash.",
                    ReportView.of(kept, work.chronicle().now()));
        }
    }

    private static Map<String, String> details(Report.Clock before, Report.Clock next) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("detectedBefore", before.detectedAt().toString());
        details.put("detectedAt", next.detectedAt().toString());
        if (before.dueAt() != null) {
            details.put("dueBefore", before.dueAt().toString());
        }
        if (next.dueAt() != null) {
            details.put("dueAt", next.dueAt().toString());
        }
        return details;
    }
}
