package vigil.matcher.entity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A civil date of which parts may be unknown: a year, a span of years, a month, a day.
 *
 * @param month 1 to 12, or 0 when unknown
 * @param day 1 to 31, or 0 when unknown
 * @param circa whether the source itself is not sure
 */
public record PartialDate(int firstYear, int lastYear, int month, int day, boolean circa) {

    private static final Pattern ISO =
            Pattern.compile("(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2})(?:[T ].{0,30})?)?)?");
    private static final Pattern WORDED =
            Pattern.compile("(?:(\\d{1,2}) )?(?:([A-Za-z]{3})[a-z]* )?(\\d{4})");
    private static final Pattern SPAN = Pattern.compile("(.{1,40}?)\\s+(?:to|-)\\s+(.{1,40})");
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final int LONGEST = 100;

    public PartialDate {
        if (firstYear < 1 || lastYear > 9999 || firstYear > lastYear) {
            throw new IllegalArgumentException("A date has years from 1 to 9999, in order.");
        }
        if (month < 0 || month > 12 || day < 0 || day > 31 || (day > 0 && month == 0)) {
            throw new IllegalArgumentException("A date has a month before it has a day.");
        }
        if (day > 0
                && firstYear == lastYear
                && day > LocalDate.of(firstYear, month, 1).lengthOfMonth()) {
            throw new IllegalArgumentException("There is no such day in that month.");
        }
    }

    public static PartialDate year(int year) {
        return new PartialDate(year, year, 0, 0, false);
    }

    public static PartialDate years(int first, int last) {
        return new PartialDate(first, last, 0, 0, false);
    }

    public static PartialDate of(LocalDate date) {
        return new PartialDate(
                date.getYear(), date.getYear(), date.getMonthValue(), date.getDayOfMonth(), false);
    }

    public PartialDate asCirca() {
        return new PartialDate(firstYear, lastYear, month, day, true);
    }

    /**
     * Reads {@code 1972}, {@code 1972-05}, {@code 1972-05-03}, {@code 03 May 1972}, {@code May
     * 1972}, {@code circa 1972}, {@code 1961 to 1963}; empty for anything else.
     */
    public static Optional<PartialDate> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = text.strip();
        String lower = plain.toLowerCase(Locale.ROOT);
        for (String word : new String[] {"circa ", "approximately ", "c. ", "ca. ", "~"}) {
            if (lower.startsWith(word)) {
                return parse(plain.substring(word.length())).map(PartialDate::asCirca);
            }
        }
        try {
            return parsed(plain);
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty(); // The 31st of February, the year 0.
        }
    }

    private static Optional<PartialDate> parsed(String text) {
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return Optional.of(
                    exact(number(iso.group(1)), number(iso.group(2)), number(iso.group(3))));
        }
        Matcher worded = WORDED.matcher(text);
        if (worded.matches()) {
            int month = worded.group(2) == null ? 0 : month(worded.group(2));
            return month < 0
                    ? Optional.empty()
                    : Optional.of(exact(number(worded.group(3)), month, number(worded.group(1))));
        }
        Matcher span = SPAN.matcher(text);
        if (span.matches()) {
            return parse(span.group(1))
                    .flatMap(first ->
                            parse(span.group(2))
                                    .map(last -> years(first.firstYear, last.lastYear)));
        }
        return Optional.empty();
    }

    private static PartialDate exact(int year, int month, int day) {
        return new PartialDate(year, year, month, day, false);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** 1 to 12, or -1 for what is no month. */
    private static int month(String name) {
        int at = MONTHS.indexOf(name.toLowerCase(Locale.ROOT));
        return at >= 0 && at % 3 == 0 ? at / 3 + 1 : -1;
    }

    @Override
    public String toString() {
        return "PartialDate ***";
    }
}
