package vigil.cases.reports;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.cases.pages.Conflict;
import vigil.cases.pages.Words;
import vigil.cases.reports.ReportDesk.Seen;
import vigil.cases.reports.ReportDetail.RemarkView;
import vigil.cases.reports.ReportRemarks.Said;
import vigil.cases.reports.life.ReportAct;
import vigil.cases.reports.life.ReportForm;
import vigil.cases.reports.life.ReportState;
import vigil.cases.told.Deed;
import vigil.kernel.identity.Caller;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/**
 * What authorities answer. FinCEN's answers are files; those of goAML stand on the pages of the
 * authority's portal, and an officer says what they say.
 */
public final class Answers {

    private final ReportDesk desk;
    private final ReportWork work;

    public Answers(ReportDesk desk, ReportWork work) {
        this.desk = desk;
        this.work = work;
    }

    /**
     * An answer.
     *
     * @param verdict acknowledged, accepted with warnings or rejected
     * @param document what the authority calls the report; null of a rejected one
     * @param remarks what it found, in its own words
     * @param words what an officer says that it said
     */
    public record Answer(
            ReportState verdict,
            @Nullable String document,
            List<RemarkView> remarks,
            @Nullable String words) {

        @Override
        public String toString() {
            return "Answer[" + verdict + "]";
        }
    }

    /** Writes down what an officer read at the authority's portal. */
    public ReportView read(Caller caller, Seen seen, Answer answer) {
        return desk.act(
                caller,
                seen,
                (connection, kept) -> {
                    if (kept.about().form() != ReportForm.STR) {
                        throw Refusal.of(
                                ProblemCode.WRONG_STATE,
                                "FinCEN answers by files, which are read by themselves.");
                    }
                    work.after(kept, act(answer.verdict()));
                    Optional<Submissions.Open> sent = Submissions.waiting(connection, kept.id());
                    if (sent.isEmpty()) {
                        throw Conflict.state(
                                "Its file has not left yet.",
                                ReportView.of(kept, work.chronicle().now()));
                    }
                    return settle(connection, caller, sent.get(), answer);
                });
    }

    /** Writes an answer down to a file that was sent. */
    public Report settle(Connection connection, Caller caller, Submissions.Open one, Answer answer)
            throws SQLException {
        Report kept = ReportRows.lock(connection, one.report()).orElseThrow();
        ReportState next = work.after(kept, act(answer.verdict()));
        Submissions.answered(
                connection, one.id(), Words.of(next), answer.remarks(), work.chronicle().now());
        Map<String, String> details = new LinkedHashMap<>();
        details.put("verdict", Words.of(next));
        details.put("submissionId", one.id().toString());
        Report after = kept.moved(kept.standing().answered(next, answer.document()));
        String words = answer.words();
        if (words == null) {
            work.step(connection, caller, after, "answered", details);
        } else {
            work.step(connection, caller, after, new Said("answered", words), details);
        }
        work.announce(
                connection,
                new Deed(
                        caller.institution(),
                        caller.login(),
                        "report",
                        kept.id(),
                        "answered",
                        Map.of()),
                after,
                "report.acknowledged",
                Map.copyOf(details));
        return after;
    }

    private static ReportAct act(ReportState verdict) {
        return switch (verdict) {
            case ACKNOWLEDGED -> ReportAct.ACKNOWLEDGE;
            case ACCEPTED_WITH_WARNINGS -> ReportAct.WARN;
            case REJECTED -> ReportAct.REJECT;
            default -> throw new IllegalArgumentException("no authority answers " + verdict);
        };
    }
}
