package vigil.cases.reports;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import vigil.cases.reports.ReportDesk.Begun;
import vigil.cases.reports.ReportDesk.Founding;
import vigil.cases.reports.ReportDesk.Made;
import vigil.cases.reports.ReportDesk.Seen;
import vigil.cases.reports.authority.AuthorityForms;
import vigil.cases.reports.life.Following;
import vigil.cases.reports.life.ReportAct;
import vigil.cases.reports.life.ReportState;
import vigil.cases.seal.Seals;
import vigil.cases.told.Deed;
import vigil.filings.report.Filing;
import vigil.filings.report.FincenFiling;
import vigil.filings.report.Occasion;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;

/** Where approved reports leave, and where accepted ones are corrected and carried on. */
public final class FilingDesk {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);

    /** How the key of a report's making begins that corrects another. */
    static final String CORRECTS = "corrects";

    /** How the key of a report's making begins that carries another on. */
    static final String FOLLOWS = "follows";

    private final Questions questions;
    private final ReportDesk desk;
    private final ReportWork work;

    public FilingDesk(Questions questions, ReportDesk desk, ReportWork work) {
        this.questions = questions;
        this.desk = desk;
        this.work = work;
    }

    /** Makes the file of an approved report; it leaves after the commit, once. */
    public ReportView submit(Caller caller, Seen seen) {
        return desk.act(caller, seen, (connection, kept) -> file(connection, caller, kept));
    }

    private Report file(Connection connection, Caller caller, Report kept) throws SQLException {
        ReportState next = work.after(kept, ReportAct.SUBMIT);
        Instant now = work.chronicle().now();
        AuthorityForms.Written written = written(connection, caller, kept, now);
        UUID submission = UUID.randomUUID();
        Map<String, String> details = Map.of("submissionId", submission.toString());
        Report after =
                work.step(
                        connection,
                        caller,
                        kept.moved(kept.standing().in(next)),
                        "submitted",
                        details);
        Seals.Key key = work.seals().key(connection, caller.institution(), kept.id());
        Submissions.insert(
                connection,
                caller.institution(),
                new Submissions.Open(
                        submission,
                        kept.id(),
                        kept.about().form().file(STAMP.format(now), submission),
                        "pending",
                        key.seal(Submissions.FILE, written.file()),
                        written.sequence()),
                written.file(),
                now);
        work.announce(
                connection,
                new Deed(
                        caller.institution(),
                        caller.login(),
                        "report",
                        kept.id(),
                        "submitted",
                        Map.of()),
                after,
                "report.submitted",
                Map.copyOf(details));
        return after;
    }

    private AuthorityForms.Written written(
            Connection connection, Caller caller, Report kept, Instant now) throws SQLException {
        Filing filing = work.text(connection, caller, kept).filing();
        work.forms().require(kept.about().form());
        // What was sound when it was approved may be late by now, or its schema another.
        work.requireSound(connection, kept, filing);
        return work.forms().write(work.dated(kept, filing, now));
    }

    /**
     * Begins the correction of an accepted report ({@code AMEND}), or the report on what went on
     * after it ({@code CONTINUE}); the one before is done with.
     */
    public Made follow(Caller caller, Seen seen, ReportAct act) {
        return questions.change(
                caller.institution(),
                connection -> {
                    Report kept = work.lock(connection, caller, seen.id(), seen.version());
                    ReportState next = work.after(kept, act);
                    ReportText before = work.text(connection, caller, kept);
                    work.step(
                            connection,
                            caller,
                            kept.moved(kept.standing().in(next)),
                            act == ReportAct.AMEND ? "amended" : "continued",
                            Map.of());
                    return desk.found(connection, caller, begun(connection, kept, before, act));
                });
    }

    private Begun begun(Connection connection, Report kept, ReportText before, ReportAct act)
            throws SQLException {
        String document = Objects.requireNonNull(kept.standing().document());
        boolean amends = act == ReportAct.AMEND;
        // 120 days are counted from the report before; a correction keeps the report's own clock.
        Instant detected =
                amends
                        ? kept.standing().clock().detectedAt()
                        : Submissions.lastSent(connection, kept.id())
                                .orElse(work.chronicle().now());
        Filing filing = Following.of(before.filing(), occasion(before.filing(), amends, document));
        Report.About about = kept.about();
        return new Begun(
                new Founding(
                        key(connection, kept.id(), amends ? CORRECTS : FOLLOWS),
                        about.form(),
                        about.caseId(),
                        detected),
                kept.id(),
                new ReportText(filing, before.narrative()),
                detected,
                amends ? "begun_as_correction" : "begun_as_continuing");
    }

    private static Occasion occasion(Filing before, boolean amends, String document) {
        return amends && before instanceof FincenFiling report
                ? Occasion.correcting(report.occasion(), document)
                : Occasion.continuing(document);
    }

    /** The key of its making: one for each that was not given up. */
    private static String key(Connection connection, UUID report, String way) throws SQLException {
        int before = ReportRows.following(connection, report, way).size();
        return way + ":" + report + (before == 0 ? "" : ":" + (before + 1));
    }
}
