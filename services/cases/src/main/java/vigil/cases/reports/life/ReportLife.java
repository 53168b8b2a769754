package vigil.cases.reports.life;

import static vigil.cases.reports.life.ReportState.ACCEPTED_WITH_WARNINGS;
import static vigil.cases.reports.life.ReportState.ACKNOWLEDGED;
import static vigil.cases.reports.life.ReportState.AMENDED;
import static vigil.cases.reports.life.ReportState.APPROVED;
import static vigil.cases.reports.life.ReportState.CONTINUED;
import static vigil.cases.reports.life.ReportState.DRAFT;
import static vigil.cases.reports.life.ReportState.GIVEN_UP;
import static vigil.cases.reports.life.ReportState.GIVING_UP;
import static vigil.cases.reports.life.ReportState.IN_REVIEW;
import static vigil.cases.reports.life.ReportState.REJECTED;
import static vigil.cases.reports.life.ReportState.SUBMITTED;
import static vigil.cases.reports.life.ReportState.VALIDATED;

import java.util.Optional;

/** Where an act takes a report of a form; the tables keep the same steps. */
public final class ReportLife {

    private ReportLife() {}

    /** The state after an act; empty where the act is not possible. */
    public static Optional<ReportState> after(ReportForm form, ReportState state, ReportAct act) {
        boolean accepted = state == ACKNOWLEDGED || state == ACCEPTED_WITH_WARNINGS;
        boolean written = state == DRAFT || state == VALIDATED;
        return Optional.ofNullable(
                switch (act) {
                    case WRITE -> written ? DRAFT : null;
                    case VALIDATE -> state == DRAFT ? VALIDATED : null;
                    case HAND_IN -> state == VALIDATED ? IN_REVIEW : null;
                    case RETURN -> mayReturn(state) ? DRAFT : null;
                    case APPROVE -> state == IN_REVIEW ? APPROVED : null;
                    case SUBMIT -> state == APPROVED ? SUBMITTED : null;
                    case ACKNOWLEDGE -> state == SUBMITTED ? ACKNOWLEDGED : null;
                    case WARN -> state == SUBMITTED ? ACCEPTED_WITH_WARNINGS : null;
                    case REJECT -> state == SUBMITTED ? REJECTED : null;
                    case AMEND ->
                            mayBeAmended(form) && (accepted || state == CONTINUED) ? AMENDED : null;
                    case CONTINUE -> mayBeContinued(form) && accepted ? CONTINUED : null;
                    case GIVE_UP -> written ? GIVING_UP : null;
                    case END -> state == GIVING_UP ? GIVEN_UP : null;
                    case REDATE -> state.isOpen() ? state : null;
                });
    }

    /**
     * Whether a report falls back from one state to the other when the report that followed it is
     * given up: what it was before, it is again.
     */
    public static boolean fallsBack(ReportState from, ReportState to) {
        boolean accepted = to == ACKNOWLEDGED || to == ACCEPTED_WITH_WARNINGS;
        return from == AMENDED && (accepted || to == CONTINUED) || from == CONTINUED && accepted;
    }

    private static boolean mayReturn(ReportState state) {
        return state == IN_REVIEW || state == APPROVED || state == REJECTED || state == GIVING_UP;
    }

    /** goAML has no correction: the authority gives a report back, or a further one tells more. */
    private static boolean mayBeAmended(ReportForm form) {
        return form != ReportForm.STR;
    }

    /** Cash of a business day is reported once; what is suspicious may go on. */
    private static boolean mayBeContinued(ReportForm form) {
        return form.isSuspicion();
    }
}
