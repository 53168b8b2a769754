package vigil.cases.reports;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vigil.cases.cash.CashRows;
import vigil.cases.pages.Conflict;
import vigil.cases.pages.Words;
import vigil.cases.reports.ReportDetail.CashView;
import vigil.cases.reports.ReportDetail.FindingView;
import vigil.cases.reports.ReportDetail.SentenceView;
import vigil.cases.reports.ReportRemarks.Said;
import vigil.cases.reports.authority.AuthorityForms;
import vigil.cases.reports.life.ReportAct;
import vigil.cases.reports.life.ReportLife;
import vigil.cases.reports.life.ReportState;
import vigil.cases.reports.story.SubjectsOfCase;
import vigil.cases.seal.Seals;
import vigil.cases.told.Chronicle;
import vigil.cases.told.Deed;
import vigil.filings.deadlines.Deadline;
import vigil.filings.deadlines.Deadlines;
import vigil.filings.deadlines.Duty;
import vigil.filings.document.FilingJson;
import vigil.filings.parties.Subject;
import vigil.filings.report.Filing;
import vigil.filings.report.Occasion;
import vigil.filings.report.SuspiciousActivityReport;
import vigil.filings.report.TransactionReport;
import vigil.filings.rules.Finding;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Filter;

/** Steps of a report that the transaction has locked; each with its evidence. */
public final class ReportWork {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

    private final Seals seals;
    private final Chronicle chronicle;
    private final AuthorityForms forms;
    private final Deadlines deadlines;

    public ReportWork(Seals seals, Chronicle chronicle, AuthorityForms forms, Deadlines deadlines) {
        this.seals = seals;
        this.chronicle = chronicle;
        this.forms = forms;
        this.deadlines = deadlines;
    }

    public Chronicle chronicle() {
        return chronicle;
    }

    public Seals seals() {
        return seals;
    }

    public AuthorityForms forms() {
        return forms;
    }

    /** Locks a report that is as it was seen. */
    Report lock(Connection connection, Caller caller, UUID id, int seen) throws SQLException {
        Report kept = ReportRows.lock(connection, id).orElseThrow(Filter::notFound);
        if (seen != kept.version()) {
            throw Conflict.stale(seen, kept.version(), ReportView.of(kept, chronicle.now()));
        }
        return kept;
    }

    /** The state after an act, or a refusal that shows the report. */
    public ReportState after(Report kept, ReportAct act) {
        ReportState state = kept.standing().state();
        return ReportLife.after(kept.about().form(), state, act)
                .orElseThrow(() ->
                        Conflict.state(
                                "It is " + Words.of(state) + ": this cannot be done.",
                                ReportView.of(kept, chronicle.now())));
    }

    /** What a report says. */
    ReportText text(Connection connection, Caller caller, Report report) throws SQLException {
        return ReportText.of(report, seals.existing(connection, caller.institution(), report.id()));
    }

    /** Writes the report as it is after a step. */
    public Report step(
            Connection connection,
            Caller caller,
            Report after,
            String what,
            Map<String, String> details)
            throws SQLException {
        ReportRows.update(connection, after, chronicle.now());
        note(connection, caller, after, what, details);
        return after;
    }

    /** As {@link #step}, with the words of the officer, sealed under the report's key. */
    Report step(
            Connection connection,
            Caller caller,
            Report after,
            Said said,
            Map<String, String> details)
            throws SQLException {
        Map<String, String> all = new LinkedHashMap<>(details);
        all.put("wordsId", Integer.toString(after.version()));
        step(connection, caller, after, said.what(), all);
        Seals.Key key = seals.key(connection, caller.institution(), after.id());
        ReportRemarks.insert(connection, caller, after, said, key, chronicle.now());
        return after;
    }

    /** Writes down what was done; nothing of it goes to the case. */
    public Deed note(
            Connection connection,
            Caller caller,
            Report report,
            String what,
            Map<String, String> details)
            throws SQLException {
        Deed deed =
                new Deed(
                        caller.institution(), caller.login(), "report", report.id(), what, details);
        chronicle.note(connection, deed);
        String call = callOf(what, details);
        if (call != null) {
            call(connection, deed, report, call);
        }
        return deed;
    }

    private static @Nullable String callOf(String what, Map<String, String> details) {
        return switch (what) {
            case "handed_in", "giving_up" -> "approval_wanted";
            case "returned", "proposed" -> what;
            case "deadline_near", "deadline_breached", "unanswered", "continuation_near" -> what;
            case "answered" -> "rejected".equals(details.get("verdict")) ? "rejected" : null;
            default -> null;
        };
    }

    /**
     * Calls those who may know of reports; nobody else hears of it.
     *
     * @param what such as {@code approval_wanted}
     */
    private void call(Connection connection, Deed deed, Report report, String what)
            throws SQLException {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("reportId", report.id().toString());
        facts.put("reference", report.about().reference());
        facts.put("what", what);
        facts.put("by", deed.actor());
        chronicle.announce(connection, deed, "report.called", UUID.randomUUID().toString(), facts);
    }

    /** Tells other houses: ids and codes alone, not whom or which case it is about. */
    public void announce(
            Connection connection, Deed deed, Report report, String type, Map<String, Object> facts)
            throws SQLException {
        Map<String, Object> all = new LinkedHashMap<>(facts);
        all.put("reportId", report.id().toString());
        all.put("reference", report.about().reference());
        all.put("form", Words.of(report.about().form()));
        chronicle.announce(connection, deed, type, String.valueOf(facts.get("submissionId")), all);
    }

    /** The report as it would be filed at a moment. */
    Filing dated(Report report, Filing filing, Instant moment) {
        return forms.dated(filing, report.about().reference(), moment);
    }

    /** What is wrong with it, were it filed now; beside the form, what the case knows. */
    List<Finding> findings(Connection connection, Report report, Filing filing)
            throws SQLException {
        Instant now = chronicle.now();
        List<Finding> findings =
                new ArrayList<>(forms.check(dated(report, filing, now), AuthorityForms.day(now)));
        UUID caseId = report.about().caseId();
        if (filing instanceof SuspiciousActivityReport suspicious
                && suspicious.subjects().stream().allMatch(Subject::nothingKnown)
                && caseId != null
                && !SubjectsOfCase.of(connection, caseId).isEmpty()) {
            findings.add(
                    new Finding(
                            "subjects",
                            "nobody-named",
                            "The case has subjects: name them here, with what is known of each."));
        }
        return findings;
    }

    /** Refuses a report in which something is missing or wrong, and shows what. */
    void requireSound(Connection connection, Report kept, Filing filing) throws SQLException {
        List<FindingView> findings =
                findings(connection, kept, filing).stream().map(FindingView::of).toList();
        if (!findings.isEmpty()) {
            throw Conflict.state("Something is missing or wrong.", Map.of("findings", findings));
        }
    }

    public static Map<String, Object> tree(Filing filing) {
        return JSON.readValue(FilingJson.write(filing), TREE);
    }

    /** Until when it is due that was detected then. */
    Report.Clock clock(String jurisdiction, Filing filing, Instant detected) {
        var deadline = deadlines.of(jurisdiction, duty(filing), detected);
        return new Report.Clock(
                jurisdiction,
                detected,
                deadline.map(Deadline::lastDay).orElse(null),
                deadline.map(Deadline::lateAt).orElse(null));
    }

    private static Duty duty(Filing filing) {
        if (filing instanceof TransactionReport) {
            return Duty.SUSPICIOUS_ACTIVITY;
        }
        if (!(filing instanceof SuspiciousActivityReport report)) {
            return Duty.CURRENCY_TRANSACTION;
        }
        if (report.occasion().is(Occasion.Kind.CONTINUING)) {
            return Duty.CONTINUING_ACTIVITY;
        }
        boolean nobody =
                !report.subjects().isEmpty()
                        && report.subjects().stream().allMatch(subject -> subject.nothingKnown());
        return nobody ? Duty.SUSPICIOUS_ACTIVITY_WITHOUT_SUBJECT : Duty.SUSPICIOUS_ACTIVITY;
    }

    private static @Nullable List<CashView> cash(Connection connection, Report report)
            throws SQLException {
        List<CashView> moved =
                CashRows.behind(connection, report.id()).stream().map(CashView::of).toList();
        return moved.isEmpty() ? null : moved;
    }

    /** A report with what it says, for those who may know of it. */
    ReportDetail detail(Connection connection, Caller caller, Report report) throws SQLException {
        ReportText text = text(connection, caller, report);
        Instant now = chronicle.now();
        return new ReportDetail(
                ReportView.of(report, now),
                tree(text.filing()),
                text.narrative().sentences().stream()
                        .map(sentence ->
                                new SentenceView(
                                        Words.of(sentence.answers()),
                                        sentence.text(),
                                        sentence.records(),
                                        !sentence.isProven()))
                        .toList(),
                findings(connection, report, text.filing()).stream().map(FindingView::of).toList(),
                ReportRemarks.of(
                        connection,
                        seals.existing(connection, caller.institution(), report.id()),
                        report.id()),
                Submissions.of(connection, report.id()),
                cash(connection, report));
    }
}
