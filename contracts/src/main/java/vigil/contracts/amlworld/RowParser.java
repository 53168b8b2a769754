package vigil.contracts.amlworld;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vigil.contracts.csv.CsvLines;

/** Checks one line of the AMLworld schema, field by field. */
final class RowParser {
    static final String[] COLUMNS = {
        "Timestamp",
        "From Bank",
        "Account",
        "To Bank",
        "Account",
        "Amount Received",
        "Receiving Currency",
        "Amount Paid",
        "Payment Currency",
        "Payment Format",
        "Is Laundering"
    };

    private static final int LONGEST_TEXT = 64;
    private static final int MOST_DECIMALS = 18;
    private static final String NO_TIME = "is not a time in the form 2022/09/01 00:06";
    private static final int NOT_DIGITS = 100_000_000;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2100;

    /** The largest amount of HI-Small is 10^12. */
    private static final BigDecimal ABSURD = BigDecimal.TEN.pow(15);

    private final CsvLines lines;
    private final boolean labelled;
    private int day = -1;
    private long epochDay;
    private String field = "";
    private String reason = "";

    RowParser(CsvLines lines, boolean labelled) {
        this.lines = lines;
        this.labelled = labelled;
    }

    /**
     * The current line as a row; null when it is none, and then {@link #field} and {@link #reason}
     * say why.
     */
    @Nullable AmlworldRow row() {
        int expected = labelled ? COLUMNS.length : COLUMNS.length - 1;
        reason = "";
        String damage = lines.damage();
        if (damage != null) {
            return fail("row", damage);
        }
        if (lines.count() != expected) {
            return fail("row", "has " + lines.count() + " columns instead of " + expected);
        }
        return parsed();
    }

    private @Nullable AmlworldRow parsed() {
        Instant at = time();
        String fromBank = account(1, true);
        String fromAccount = account(2, false);
        String toBank = account(3, true);
        String toAccount = account(4, false);
        BigDecimal received = amount(5);
        String receivingCurrency = word(6);
        BigDecimal paid = amount(7);
        String paymentCurrency = word(8);
        String format = word(9);
        Boolean laundering = labelled ? label() : Boolean.FALSE;
        if (at == null
                || fromBank == null
                || fromAccount == null
                || toBank == null
                || toAccount == null
                || received == null
                || receivingCurrency == null
                || paid == null
                || paymentCurrency == null
                || format == null
                || laundering == null) {
            return null;
        }
        return new AmlworldRow(
                at,
                fromBank,
                fromAccount,
                toBank,
                toAccount,
                received,
                receivingCurrency,
                paid,
                paymentCurrency,
                format,
                laundering);
    }

    String field() {
        return field;
    }

    String reason() {
        return reason;
    }

    private @Nullable AmlworldRow fail(String which, String why) {
        field = which;
        reason = why;
        return null;
    }

    /** The first fault of a row is the one to tell. */
    private void fail(int column, String why) {
        if (reason.isEmpty()) {
            field = COLUMNS[column];
            reason = why;
        }
    }

    /**
     * yyyy/MM/dd HH:mm; dashes, a T and seconds, as other programs write them back, are understood.
     */
    private @Nullable Instant time() {
        byte[] bytes = lines.bytes();
        int start = lines.start(0);
        int length = lines.end(0) - start;
        if ((length != 16 && length != 19)
                || separator(bytes[start + 4])
                || bytes[start + 7] != bytes[start + 4]
                || (bytes[start + 10] != ' ' && bytes[start + 10] != 'T')
                || bytes[start + 13] != ':'
                || (length == 19 && bytes[start + 16] != ':')) {
            fail(0, NO_TIME);
            return null;
        }
        long date =
                digits(bytes, start, 4) * 10_000L
                        + digits(bytes, start + 5, 2) * 100L
                        + digits(bytes, start + 8, 2);
        int hour = digits(bytes, start + 11, 2);
        int minute = digits(bytes, start + 14, 2);
        int second = length == 19 ? digits(bytes, start + 17, 2) : 0;
        if (date >= NOT_DIGITS || hour > 23 || minute > 59 || second > 59) {
            fail(0, NO_TIME);
            return null;
        }
        if (date != day && !newDay((int) date)) {
            return null;
        }
        return Instant.ofEpochSecond(epochDay * 86_400 + hour * 3_600L + minute * 60L + second);
    }

    private static boolean separator(byte b) {
        return b != '/' && b != '-';
    }

    private boolean newDay(int date) {
        int year = date / 10_000;
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            fail(0, "has a year outside " + FIRST_YEAR + " to " + LAST_YEAR);
            return false;
        }
        try {
            epochDay = LocalDate.of(year, date / 100 % 100, date % 100).toEpochDay();
            day = date;
            return true;
        } catch (DateTimeException e) {
            fail(0, "is not a day of the calendar");
            return false;
        }
    }

    /** A number of {@code count} digits; larger than any date when there is anything else. */
    private static int digits(byte[] bytes, int start, int count) {
        int number = 0;
        for (int i = start; i < start + count; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return NOT_DIGITS;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private @Nullable String account(int column, boolean repeats) {
        return checked(column, repeats ? lines.word(column) : lines.text(column));
    }

    private @Nullable String word(int column) {
        return checked(column, lines.word(column));
    }

    private @Nullable String checked(int column, @Nullable String text) {
        if (text == null) {
            fail(column, "is not readable text");
            return null;
        }
        if (text.isBlank()) {
            fail(column, "is empty");
            return null;
        }
        if (text.length() > LONGEST_TEXT) {
            fail(column, "is longer than " + LONGEST_TEXT + " characters");
            return null;
        }
        return text;
    }

    private @Nullable BigDecimal amount(int column) {
        BigDecimal amount = lines.decimal(column);
        if (amount == null) {
            fail(column, "is not a number");
            return null;
        }
        if (amount.signum() <= 0) {
            fail(column, "is not positive");
            return null;
        }
        if (amount.compareTo(ABSURD) >= 0) {
            fail(column, "is larger than any payment");
            return null;
        }
        if (amount.scale() > MOST_DECIMALS) {
            fail(column, "has more than " + MOST_DECIMALS + " decimals");
            return null;
        }
        return amount;
    }

    private @Nullable Boolean label() {
        int start = lines.start(10);
        byte only = lines.end(10) - start == 1 ? lines.bytes()[start] : 0;
        if (only != '0' && only != '1') {
            fail(10, "is neither 0 nor 1");
            return null;
        }
        return only == '1';
    }
}
