package vigil.cases.reports;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import vigil.cases.pages.Words;
import vigil.cases.reports.ReportDesk.Seen;
import vigil.cases.reports.ReportRemarks.Said;
import vigil.cases.reports.life.ReportAct;
import vigil.cases.reports.life.ReportLife;
import vigil.cases.reports.life.ReportState;
import vigil.kernel.identity.Caller;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/** Where two officers decide that a report is not filed. */
public final class AbandonmentDesk {

    private final ReportDesk desk;
    private final ReportWork work;

    public AbandonmentDesk(ReportDesk desk, ReportWork work) {
        this.desk = desk;
        this.work = work;
    }

    /** Says why it is not to be filed; a second officer has to agree, or gives it back. */
    public ReportView giveUp(Caller caller, Seen seen, String reason) {
        return desk.act(
                caller,
                seen,
                (connection, kept) -> {
                    work.after(kept, ReportAct.GIVE_UP);
                    return work.step(
                            connection,
                            caller,
                            kept.moved(kept.standing().givenUp(caller.login())),
                            new Said("giving_up", reason),
                            Map.of());
                });
    }

    /** A second officer, who neither wrote in it nor gave it up, agrees; that is for good. */
    public ReportView agree(Caller caller, Seen seen) {
        return desk.act(
                caller,
                seen,
                (connection, kept) -> {
                    ReportState next = work.after(kept, ReportAct.END);
                    Report.Standing standing = kept.standing();
                    String first = Objects.requireNonNull(standing.givenUpBy());
                    if (first.equals(caller.login())
                            || standing.writers().contains(caller.login())) {
                        throw Refusal.of(
                                ProblemCode.FORBIDDEN,
                                "Who wrote in it or gave it up cannot agree; somebody else must.");
                    }
                    Report after =
                            work.step(
                                    connection,
                                    caller,
                                    kept.moved(
                                            standing.approved(
                                                    next, caller.login(), work.chronicle().now())),
                                    "given_up",
                                    Map.of("givenUpBy", first));
                    fallBack(connection, caller, after);
                    return after;
                });
    }

    /** The report that it was to correct or to carry on stands again as it did before. */
    private void fallBack(Connection connection, Caller caller, Report givenUp)
            throws SQLException {
        UUID followed = givenUp.about().follows();
        if (followed == null) {
            return;
        }
        Report kept = ReportRows.lock(connection, followed).orElseThrow();
        boolean corrected = givenUp.about().requestKey().startsWith(FilingDesk.CORRECTS);
        if (!corrected && kept.standing().state() == ReportState.AMENDED) {
            return; // Its correction stands.
        }
        ReportState before =
                corrected && isCarriedOn(connection, followed)
                        ? ReportState.CONTINUED
                        : Words.known(
                                ReportState.class,
                                Submissions.acceptance(connection, followed).orElseThrow());
        if (ReportLife.fallsBack(kept.standing().state(), before)) {
            work.step(
                    connection,
                    caller,
                    kept.moved(kept.standing().in(before)),
                    "stands_again",
                    Map.of("givenUp", givenUp.about().reference()));
        }
    }

    private static boolean isCarriedOn(Connection connection, UUID report) throws SQLException {
        return ReportRows.following(connection, report, FilingDesk.FOLLOWS).stream()
                .anyMatch(next -> next.standing().state() != ReportState.GIVEN_UP);
    }
}
