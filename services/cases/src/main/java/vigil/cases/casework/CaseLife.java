package vigil.cases.casework;

import static vigil.cases.casework.CaseState.CLOSED;
import static vigil.cases.casework.CaseState.IN_REVIEW;
import static vigil.cases.casework.CaseState.OPEN;
import static vigil.cases.casework.CaseState.PENDING_APPROVAL;
import static vigil.cases.casework.CaseState.REOPENED;

import java.util.Optional;

/** Where an act takes a case; the tables keep the same steps. */
public final class CaseLife {

    private CaseLife() {}

    /** The state after an act; empty where the act is not possible. */
    public static Optional<CaseState> after(CaseState state, CaseAct act) {
        return Optional.ofNullable(
                switch (act) {
                    case REVIEW -> state == OPEN || state == REOPENED ? IN_REVIEW : null;
                    case PROPOSE -> state == IN_REVIEW ? PENDING_APPROVAL : null;
                    case APPROVE -> state == PENDING_APPROVAL ? CLOSED : null;
                    case RETURN -> state == PENDING_APPROVAL ? IN_REVIEW : null;
                    case REOPEN -> state == CLOSED ? REOPENED : null;
                });
    }
}
