package vigil.filings.deadlines;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
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
        Objects.requireNonNull(jurisdiction, "a rule has a jurisdiction");
        Objects.requireNonNull(duty, "a rule has a duty");
        Objects.requireNonNull(unit, "a rule has a unit");
        Objects.requireNonNull(calendar, "a rule has a calendar");
        Objects.requireNonNull(zone, "a rule has a zone");
        Objects.requireNonNull(source, "a rule has a source");
        if (count < 1) {
            throw new IllegalArgumentException("a deadline counts at least one " + unit);
        }
        if (from != null && until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("a rule ends before it begins");
        }
    }

    /** Whether both say something of one duty on one day. */
    boolean overlaps(DeadlineRule other) {
        return jurisdiction.equals(other.jurisdiction)
                && duty == other.duty
                && (from == null || other.until == null || !from.isAfter(other.until))
                && (other.from == null || until == null || !other.from.isAfter(until));
    }

    boolean isInForce(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }
}
