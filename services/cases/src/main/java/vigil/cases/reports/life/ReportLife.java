package vigil.cases.reports.life;

import static vigil.cases.reports.life.ReportState.ACCEPTED_WITH_WARNINGS;
import static vigil.cases.reports.life.ReportState.ACKNOWLEDGED;
import static vigil.cases.reports.life.ReportState.AMENDED;
import static vigil.cases.reports.life.ReportState.APPROVED;
import static vigil.cases.reports.life.ReportState.CONTINUED;
import static vigil.cases.reports.life.ReportState.DRAFT;
import static vigil.cases.reports.life.ReportState.IN_REVIEW;
import static vigil.cases.reports.life.ReportState.REJECTED;
import static vigil.cases.reports.life.ReportState.SUBMITTED;
import static vigil.cases.reports.life.ReportState.VALIDATED;

import java.util.Optional;

/** Where an act takes a report; the tables keep the same steps. */
public final class ReportLife {

    private ReportLife() {}

    /** The state after an act; empty where the act is not possible. */
    public static Optional<ReportState> after(ReportState state, ReportAct act) {
        boolean accepted = state == ACKNOWLEDGED || state == ACCEPTED_WITH_WARNINGS;
        return Optional.ofNullable(
                switch (act) {
                    case WRITE -> state == DRAFT || state == VALIDATED ? DRAFT : null;
                    case VALIDATE -> state == DRAFT ? VALIDATED : null;
                    case HAND_IN -> state == VALIDATED ? IN_REVIEW : null;
                    case RETURN ->
                            state == IN_REVIEW || state == APPROVED || state == REJECTED
                                    ? DRAFT
                                    : null;
                    case APPROVE -> state == IN_REVIEW ? APPROVED : null;
                    case SUBMIT -> state == APPROVED ? SUBMITTED : null;
                    case ACKNOWLEDGE -> state == SUBMITTED ? ACKNOWLEDGED : null;
                    case WARN -> state == SUBMITTED ? ACCEPTED_WITH_WARNINGS : null;
                    case REJECT -> state == SUBMITTED ? REJECTED : null;
                    case AMEND -> accepted || state == CONTINUED ? AMENDED : null;
                    case CONTINUE -> accepted ? CONTINUED : null;
                });
    }
}
