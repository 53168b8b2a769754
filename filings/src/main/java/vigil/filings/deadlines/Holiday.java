package vigil.filings.deadlines;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A day of rest that comes every year by a rule.
 *
 * @param on {@code 12-25}, {@code 3 MONDAY 01} (the third of January), {@code LAST MONDAY 05} or
 *     {@code EASTER+39}
 * @param observed whether a Saturday moves to the Friday before and a Sunday to the Monday after (5
 *     U.S.C. 6103)
 * @param from first year; null for ever before
 * @param until last year; null for ever after
 */
public record Holiday(
        String name, String on, boolean observed, @Nullable Integer from, @Nullable Integer until) {
    private static final Pattern DATE = Pattern.compile("(\\d\\d)-(\\d\\d)");
    private static final Pattern WEEKDAY = Pattern.compile("(\\d|LAST) ([A-Z]+) (\\d\\d)");
    private static final Pattern EASTER = Pattern.compile("EASTER([+-]\\d{1,2})");

    public Holiday {
        day(on, 2000); // Refuses what it does not understand.
    }

    /** The day of rest that belongs to a year; it may be observed in the year before. */
    public Optional<LocalDate> of(int year) {
        if (from != null && year < from || until != null && year > until) {
            return Optional.empty();
        }
        LocalDate day = day(on, year);
        return Optional.of(observed ? observed(day) : day);
    }

    private static LocalDate observed(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.minusDays(1);
            case SUNDAY -> day.plusDays(1);
            default -> day;
        };
    }

    private static LocalDate day(String rule, int year) {
        Matcher date = DATE.matcher(rule);
        if (date.matches()) {
            return LocalDate.of(year, number(date.group(1)), number(date.group(2)));
        }
        Matcher easter = EASTER.matcher(rule);
        if (easter.matches()) {
            return Easter.of(year).plusDays(number(easter.group(1)));
        }
        Matcher weekday = WEEKDAY.matcher(rule);
        if (!weekday.matches()) {
            throw new IllegalArgumentException("no rule of a holiday: " + rule);
        }
        LocalDate month = LocalDate.of(year, Month.of(number(weekday.group(3))), 1);
        DayOfWeek day = DayOfWeek.valueOf(weekday.group(2).toUpperCase(Locale.ROOT));
        return weekday.group(1).equals("LAST")
                ? month.with(TemporalAdjusters.lastInMonth(day))
                : month.with(TemporalAdjusters.dayOfWeekInMonth(number(weekday.group(1)), day));
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
