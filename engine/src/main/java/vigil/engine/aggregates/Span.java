package vigil.engine.aggregates;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigil.engine.figures.LocalTime;

/**
 * How far back an aggregate looks: {@code 6h}, {@code 30d}, or {@code day}, the institution's
 * calendar day.
 *
 * <p>A length is kept in {@value #SLOTS} whole slots of UTC time: the one that a payment falls in
 * and those before it. A day so reaches back at least 21 hours and at most 24.
 *
 * @param text as it was written
 */
public record Span(String text, long slotMillis, int slots) {
    private static final int SLOTS = 8;
    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;
    private static final int MOST_DAYS = 400;
    private static final String CALENDAR_DAY = "day";
    private static final Pattern LENGTH = Pattern.compile("([1-9]\\d{0,4})([hd])");

    /**
     * @throws IllegalArgumentException in words when it is no span, or longer than {@value
     *     #MOST_DAYS} days
     */
    public static Span of(String text) {
        if (text.equals(CALENDAR_DAY)) {
            return new Span(text, DAY, 1);
        }
        Matcher matcher = LENGTH.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "must be hours, days or the calendar day, such as 12h, 30d or day, not '"
                            + text
                            + "'");
        }
        long length =
                Long.parseLong(matcher.group(1)) * (matcher.group(2).equals("h") ? HOUR : DAY);
        if (length > MOST_DAYS * DAY) {
            throw new IllegalArgumentException(
                    "looks back "
                            + length / DAY
                            + " days, and every key would be kept as long; at most "
                            + MOST_DAYS
                            + "d");
        }
        return new Span(text, length / SLOTS, SLOTS);
    }

    private boolean isCalendarDay() {
        return text.equals(CALENDAR_DAY);
    }

    /** Its whole length, at most: a day on which clocks are put back has 25 hours. */
    public long millis() {
        return slotMillis * slots + (isCalendarDay() ? HOUR : 0);
    }

    /** When it begins that ends with the slot of {@code time}. */
    public long begin(long time, LocalTime clocks) {
        return isCalendarDay()
                ? clocks.begin(clocks.day(time))
                : (slotOf(time, clocks) - slots + 1) * slotMillis;
    }

    long slotOf(long time, LocalTime clocks) {
        return isCalendarDay() ? clocks.day(time) : Math.floorDiv(time, slotMillis);
    }
}
