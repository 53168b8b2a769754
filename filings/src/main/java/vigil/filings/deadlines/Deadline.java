package vigil.filings.deadlines;

import java.time.Instant;
import java.time.LocalDate;

/**
 * When something must have been done.
 *
 * @param lateAt the first moment at which it is too late
 * @param lastDay the last day in the rule's zone on which it is still in time
 */
public record Deadline(Instant lateAt, LocalDate lastDay, DeadlineRule rule) {

    /** Whether it is too late at that moment. */
    public boolean isMissed(Instant now) {
        return !now.isBefore(lateAt);
    }
}
