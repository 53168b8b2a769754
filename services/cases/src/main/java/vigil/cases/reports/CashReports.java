package vigil.cases.reports;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vigil.cases.cash.CashRows.Day;
import vigil.cases.cash.CashSettings;
import vigil.cases.reports.ReportDesk.Begun;
import vigil.cases.reports.ReportDesk.Founding;
import vigil.cases.reports.life.ReportForm;
import vigil.cases.reports.life.ReportState;
import vigil.cases.reports.story.CaseStory;
import vigil.filings.cash.ProposedReport;
import vigil.filings.narrative.Narrative;
import vigil.filings.report.Filing;
import vigil.kernel.identity.Caller;

/** Currency transaction reports that the house begins by itself; officers add whose cash it is. */
public final class CashReports {

    private static final String CASH = "cash:";
    private static final String CASH_AGAIN = "cash-again:";

    private final ReportDesk desk;
    private final ReportWork work;
    private final CashSettings cash;

    public CashReports(ReportDesk desk, ReportWork work, CashSettings cash) {
        this.desk = desk;
        this.work = work;
        this.cash = cash;
    }

    /** Whether the jurisdiction asks for them. */
    public boolean areDue() {
        return work.forms().jurisdiction(ReportForm.CTR).equals("US");
    }

    public Instant now() {
        return work.chronicle().now();
    }

    /**
     * Makes the day's report, or counts in it what came later; a report in which an officer has
     * written is left as it is, and says so.
     */
    public UUID propose(Connection connection, Caller house, Day day, ProposedReport proposed)
            throws SQLException {
        UUID report = day.report();
        if (report == null) {
            return begin(connection, house, day, CASH + day.day() + ":" + day.person(), proposed);
        }
        Report kept = ReportRows.lock(connection, report).orElseThrow();
        if (kept.standing().state() == ReportState.GIVEN_UP) {
            // What came later was not known to who gave it up.
            return begin(connection, house, day, CASH_AGAIN + report, proposed);
        }
        Map<String, String> details =
                Map.of("movements", Integer.toString(proposed.records().size()));
        boolean untouched =
                kept.standing().state() == ReportState.DRAFT
                        && kept.standing().writers().equals(List.of(house.login()));
        if (untouched) {
            desk.written(
                    connection,
                    house,
                    kept,
                    text(connection, house, proposed),
                    "cash_counted_again");
        } else {
            work.note(connection, house, kept, "cash_came_later", details);
        }
        return report;
    }

    /** Whether the house proposed it for a business day. */
    static boolean isProposed(Report report) {
        String key = report.about().requestKey();
        return key.startsWith(CASH) || key.startsWith(CASH_AGAIN);
    }

    private UUID begin(
            Connection connection, Caller house, Day day, String key, ProposedReport proposed)
            throws SQLException {
        Instant detected = cash.noon(day.day());
        Begun begun =
                new Begun(
                        new Founding(key, ReportForm.CTR, null, detected),
                        null,
                        text(connection, house, proposed),
                        detected,
                        "proposed");
        return UUID.fromString(desk.found(connection, house, begun).view().reportId());
    }

    private ReportText text(Connection connection, Caller house, ProposedReport proposed)
            throws SQLException {
        Filing filing = Profiles.read(connection, house, work.seals(), ReportForm.CTR).filing();
        ReportDraft.Profile profile = new ReportDraft.Profile(filing, work.forms().zone());
        return new ReportText(
                new ReportDraft(profile, CaseStory.Told.NOTHING).currency(proposed.activity()),
                new Narrative(List.of()));
    }
}
