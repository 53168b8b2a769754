package vigil.watchlists.entities;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as lists know it: a day, a month or a year, perhaps approximate, perhaps a range. Written
 * as the Extended Date/Time Format does (Library of Congress, level 1): {@code 1954-07-04}, {@code
 * 1954-07}, {@code 1954}, {@code 1954~} for circa, {@code 1955/1957} for a range. Plain dates are
 * also FollowTheMoney's.
 *
 * @param text the date in that format
 * @param earliest the first day it can mean
 * @param latest the last day it can mean, without any leeway for circa
 * @param approximate whether the list says circa
 */
public record ListedDate(String text, LocalDate earliest, LocalDate latest, boolean approximate) {
    private static final Pattern ISO =
            Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?(?:[T ].*)?");
    private static final Pattern ENGLISH =
            Pattern.compile("(?:(?:(\\d{1,2}) )?([A-Za-z]{3})[a-z]* )?(\\d{4})");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?:(\\d{1,2}|dd)/)?(?:(\\d{1,2}|mm)/)?(\\d{4})");
    private static final Pattern MONTH_FIRST = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final int LONGEST = 64;

    /** Reads what {@link #text} writes, and ISO dates with a time of day. */
    public static Optional<ListedDate> of(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        int slash = text.indexOf('/');
        if (slash >= 0) {
            return range(of(text.substring(0, slash)), of(text.substring(slash + 1)));
        }
        boolean circa = text.endsWith("~");
        Matcher iso = ISO.matcher(circa ? text.substring(0, text.length() - 1) : text);
        return iso.matches()
                ? dated(iso.group(1), iso.group(2), iso.group(3), circa)
                : Optional.empty();
    }

    /** Reads {@code 04 Jul 1954}, {@code Jul 1954}, {@code circa 1954}, {@code 1955 to 1957}. */
    public static Optional<ListedDate> english(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = text.strip();
        boolean circa = plain.regionMatches(true, 0, "circa ", 0, 6);
        String rest = circa ? plain.substring(6).strip() : plain;
        String[] ends = rest.split(" to |-", 2);
        if (ends.length == 2) {
            return range(englishDay(ends[0].strip(), circa), englishDay(ends[1].strip(), circa));
        }
        return englishDay(rest, circa);
    }

    /** Reads {@code 04/07/1954}, {@code 00/00/1954}, {@code dd/mm/1954}, {@code 1954}. */
    public static Optional<ListedDate> dayFirst(String text) {
        Matcher date = DAY_FIRST.matcher(text.strip());
        return text.length() <= LONGEST && date.matches()
                ? dated(date.group(3), number(date.group(2)), number(date.group(1)), false)
                : Optional.empty();
    }

    /** Reads {@code 07/04/1954}, the American way. */
    public static Optional<ListedDate> monthFirst(String text) {
        Matcher date = MONTH_FIRST.matcher(text.strip());
        return text.length() <= LONGEST && date.matches()
                ? dated(date.group(3), date.group(1), date.group(2), false)
                : Optional.empty();
    }

    /** Everything between two dates. */
    public static Optional<ListedDate> range(
            Optional<ListedDate> first, Optional<ListedDate> last) {
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        ListedDate from = first.get();
        ListedDate to = last.get();
        if (to.latest.isBefore(from.earliest)) {
            return Optional.empty();
        }
        if (from.text.equals(to.text)) {
            return first;
        }
        return Optional.of(
                new ListedDate(
                        from.text + "/" + to.text,
                        from.earliest,
                        to.latest,
                        from.approximate || to.approximate));
    }

    /** The same date, known only approximately. */
    public ListedDate circa() {
        return approximate || text.contains("/")
                ? this
                : new ListedDate(text + "~", earliest, latest, true);
    }

    private static Optional<ListedDate> englishDay(String text, boolean circa) {
        Matcher date = ENGLISH.matcher(text);
        if (!date.matches()) {
            return Optional.empty();
        }
        String month = date.group(2);
        if (month == null) {
            return dated(date.group(3), null, null, circa);
        }
        int place = MONTHS.indexOf(month.toLowerCase(Locale.ROOT));
        return place < 0 || place % 3 != 0
                ? Optional.empty()
                : dated(date.group(3), String.valueOf(place / 3 + 1), date.group(1), circa);
    }

    private static Optional<ListedDate> dated(
            String year, @Nullable String month, @Nullable String day, boolean circa) {
        try {
            int y = Integer.parseInt(year);
            int m = month == null ? 0 : Integer.parseInt(month);
            int d = day == null ? 0 : Integer.parseInt(day);
            if (y == 0) {
                return Optional.empty();
            }
            LocalDate earliest = LocalDate.of(y, Math.max(m, 1), Math.max(d, 1));
            return Optional.of(of(earliest, m > 0, m > 0 && d > 0, circa));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ListedDate of(LocalDate day, boolean month, boolean exact, boolean circa) {
        String mark = circa ? "~" : "";
        if (exact) {
            return new ListedDate(day + mark, day, day, circa);
        }
        YearMonth from = YearMonth.from(day);
        if (month) {
            return new ListedDate(from + mark, day.withDayOfMonth(1), from.atEndOfMonth(), circa);
        }
        return new ListedDate(
                String.format(Locale.ROOT, "%04d", day.getYear()) + mark,
                day.withDayOfYear(1),
                day.withMonth(12).withDayOfMonth(31),
                circa);
    }

    private static @Nullable String number(@Nullable String digits) {
        return digits == null || !Character.isDigit(digits.charAt(0)) ? null : digits;
    }
}
