package vigil.filings.deadlines;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How long a jurisdiction gives for a duty, for what began within the rule's dates.
 *
 * @param jurisdiction country in two letters, or EU
 * @param count how many units after the day (or, of hours, the moment) it began
 * @param calendar whose holidays are no working days
 * @param zone whose midnight ends a day
 * @param from first day on which it was in force; null for ever before
 * @param until last day; null for ever after
 * @param source the law
 */
public record DeadlineRule(
        String jurisdiction,
        Duty duty,
        int count,
        Unit unit,
        String calendar,
        ZoneId zone,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        String source) {

    /** What is counted. */
    public enum Unit {
        CALENDAR_DAYS,
        WORKING_DAYS,
        HOURS
    }

    public DeadlineRule {
        if (count < 1) {
            throw new IllegalArgumentException("a deadline counts at least one " + unit);
        }
    }

    boolean isInForce(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }
}
