package vigil.engine.figures;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/**
 * Event time as the clocks of a zone show it: calendar days, hours and weekdays are an
 * institution's own. One object is asked again and again, mostly for the same quarter of an hour;
 * not safe for several threads.
 */
public final class LocalTime {
    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;

    /** Clocks are changed at whole quarters of an hour. */
    private static final long QUARTER = HOUR / 4;

    private static final int THURSDAY = 3;
    private static final int DAYS_OF_WEEK = 7;

    private final ZoneRules rules;
    private long quarter = Long.MIN_VALUE;
    private long offset;

    public LocalTime(ZoneId zone) {
        rules = zone.getRules();
    }

    /** Milliseconds that the zone's clocks show, as if they stood in UTC. */
    private long shown(long millis) {
        long of = Math.floorDiv(millis, QUARTER);
        if (of != quarter) {
            quarter = of;
            offset = 1000L * rules.getOffset(Instant.ofEpochMilli(millis)).getTotalSeconds();
        }
        return millis + offset;
    }

    /** The calendar day, counted from 1970. */
    public long day(long millis) {
        return Math.floorDiv(shown(millis), DAY);
    }

    /** When a calendar day begins. */
    public long begin(long day) {
        LocalDateTime midnight = LocalDateTime.ofEpochSecond(day * DAY / 1000, 0, ZoneOffset.UTC);
        return 1000L * midnight.toEpochSecond(rules.getOffset(midnight));
    }

    /** The hour of the day, 0 to 23. */
    public int hour(long millis) {
        return (int) Math.floorMod(Math.floorDiv(shown(millis), HOUR), DAY / HOUR);
    }

    /** The day of the week, 1 Monday to 7 Sunday. */
    public int weekday(long millis) {
        return 1 + (int) Math.floorMod(day(millis) + THURSDAY, (long) DAYS_OF_WEEK);
    }
}
