package vigil.cases.reports.life;

import java.util.Arrays;
import java.util.List;

/** Where a report stands. */
public enum ReportState {
    DRAFT,
    VALIDATED,
    IN_REVIEW,
    APPROVED,
    SUBMITTED,
    ACKNOWLEDGED,
    REJECTED,
    ACCEPTED_WITH_WARNINGS,
    /** A correction has taken its place. */
    AMENDED,
    /** A report on what went on has followed it. */
    CONTINUED,
    /** An officer has decided not to file it; a second one has not agreed yet. */
    GIVING_UP,
    /** Two officers have decided not to file it. */
    GIVEN_UP;

    /** The states in which a report is still to be filed, and its deadline runs. */
    public static final List<ReportState> OPEN =
            Arrays.stream(values()).filter(ReportState::isOpen).toList();

    /** Whether it is still to be filed, and its deadline runs. */
    public boolean isOpen() {
        return switch (this) {
            case DRAFT, VALIDATED, IN_REVIEW, APPROVED, REJECTED, GIVING_UP -> true;
            case SUBMITTED, ACKNOWLEDGED, ACCEPTED_WITH_WARNINGS, AMENDED, CONTINUED, GIVEN_UP ->
                    false;
        };
    }
}
