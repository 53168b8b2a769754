package vigil.launcher.analyse.transactions;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vigil.contracts.csv.CsvLines;
import vigil.contracts.csv.RowFailure;
import vigil.contracts.csv.UnreadableFile;
import vigil.engine.Context;
import vigil.engine.Places;
import vigil.engine.Transaction;
import vigil.engine.TransactionId;
import vigil.engine.screening.Screening;

/**
 * Rows of SAML-D, its columns in any order and others left alone. The one amount is taken as paid,
 * in the payer's currency; a bank is known by its country alone. The label columns may be missing.
 */
final class SamldRows implements TransactionFile.Rows {
    /** In the first line of a SAML-D file and of no other. */
    static final String TELLING_COLUMN = "sender_bank_location";

    private static final int MOST_COLUMNS = 64;
    private static final int LONGEST_ACCOUNT = 64;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2100;
    private static final BigDecimal ABSURD = BigDecimal.TEN.pow(15);

    private final CsvLines lines;
    private final Directory accounts;
    private final int[] places;
    private final int columns;
    private String lastDate = "";
    private long epochDay;
    private long number;
    private String field = "";
    private String reason = "";

    /** The columns by their titles. */
    private enum Column {
        TIME("Time"),
        DATE("Date"),
        SENDER("Sender_account"),
        RECEIVER("Receiver_account"),
        AMOUNT("Amount"),
        PAID("Payment_currency"),
        RECEIVED("Received_currency"),
        SENDER_PLACE("Sender_bank_location"),
        RECEIVER_PLACE("Receiver_bank_location"),
        TYPE("Payment_type"),
        LAUNDERING("Is_laundering"),
        TYPOLOGY("Laundering_type");

        private final String title;

        Column(String title) {
            this.title = title;
        }

        private boolean isLabel() {
            return this == LAUNDERING || this == TYPOLOGY;
        }
    }

    SamldRows(CsvLines lines, Directory accounts) throws IOException {
        this.lines = lines;
        this.accounts = accounts;
        if (!lines.next()) {
            throw new UnreadableFile("the file is empty");
        }
        places = places(lines);
        columns = lines.count();
    }

    private static int[] places(CsvLines header) throws UnreadableFile {
        if (header.damage() != null || header.count() > MOST_COLUMNS) {
            throw unreadable("the first line is no list of columns");
        }
        int[] places = new int[Column.values().length];
        Arrays.fill(places, -1);
        for (int i = 0; i < header.count(); i++) {
            String title = header.text(i);
            for (Column column : Column.values()) {
                if (title == null || !column.title.equalsIgnoreCase(bare(title))) {
                    continue;
                }
                if (places[column.ordinal()] >= 0) {
                    throw unreadable("the first line has the column " + column.title + " twice");
                }
                places[column.ordinal()] = i;
            }
        }
        for (Column column : Column.values()) {
            if (places[column.ordinal()] < 0 && !column.isLabel()) {
                throw unreadable("the first line lacks the column " + column.title);
            }
        }
        return places;
    }

    private static String bare(String title) {
        return title.replace("\uFEFF", "").strip();
    }

    private static UnreadableFile unreadable(String fault) {
        return new UnreadableFile(
                fault
                        + "; a SAML-D CSV starts with "
                        + String.join(
                                ",",
                                Arrays.stream(Column.values())
                                        .map(column -> column.title)
                                        .toList()));
    }

    @Override
    public boolean labelled() {
        return place(Column.LAUNDERING) >= 0;
    }

    @Override
    public @Nullable FileRecord next() throws IOException {
        if (!lines.next()) {
            return null;
        }
        long row = number++;
        reason = "";
        FileRecord record = lines.damage() == null ? record(row) : null;
        if (record != null) {
            return record;
        }
        String damage = lines.damage();
        return new FileRecord.Refused(
                damage == null
                        ? new RowFailure(row, field, reason)
                        : new RowFailure(row, "row", damage));
    }

    private @Nullable FileRecord record(long row) {
        if (lines.count() != columns) {
            field = "row";
            reason = "has " + lines.count() + " columns instead of the first line's " + columns;
            return null;
        }
        long at = time();
        String sender = account(Column.SENDER);
        String receiver = account(Column.RECEIVER);
        SamldCurrency paid = currency(Column.PAID);
        SamldCurrency received = currency(Column.RECEIVED);
        String from = country(Column.SENDER_PLACE);
        String to = country(Column.RECEIVER_PLACE);
        SamldWords.Way way = SamldWords.way(text(Column.TYPE));
        BigDecimal amount = amount();
        FileRecord.Label label = label();
        if (!reason.isEmpty() || paid == null || received == null || from == null || to == null) {
            return null;
        }
        return new FileRecord.Taken(
                row,
                new Transaction(
                        TransactionId.ofRow(row),
                        at,
                        accounts.number(sender),
                        accounts.number(receiver),
                        0,
                        0,
                        paid.name(),
                        received.name(),
                        Math.max(1, paid.minor(amount).longValueExact()),
                        paid.cents(amount).longValueExact(),
                        way.format(),
                        from,
                        to,
                        context(way)),
                label);
    }

    private static Context context(SamldWords.Way way) {
        return new Context(
                way.kind(), "", "", 0, 0, Context.UNKNOWN, Places.NOWHERE, 0, Screening.NONE);
    }

    private int place(Column column) {
        return places[column.ordinal()];
    }

    /** The first fault of a row is the one to tell. */
    private void fail(Column column, String why) {
        if (reason.isEmpty()) {
            field = column.title;
            reason = why;
        }
    }

    private String text(Column column) {
        String text = lines.word(place(column));
        if (text == null || text.isBlank()) {
            fail(column, "is empty or not readable");
            return "";
        }
        return text.strip();
    }

    private String account(Column column) {
        String text = lines.text(place(column));
        if (text == null || text.isBlank() || text.length() > LONGEST_ACCOUNT) {
            fail(column, "is not an account of 1 to " + LONGEST_ACCOUNT + " characters");
            return "";
        }
        return text.strip();
    }

    /** Milliseconds of date and time, taken as UTC. */
    private long time() {
        String date = text(Column.DATE);
        String time = text(Column.TIME);
        if (!date.equals(lastDate) && !newDay(date)) {
            return 0;
        }
        try {
            return epochDay * 86_400_000 + LocalTime.parse(time).toNanoOfDay() / 1_000_000;
        } catch (DateTimeException e) {
            fail(Column.TIME, "is not a time in the form 10:35:19");
            return 0;
        }
    }

    private boolean newDay(String date) {
        try {
            LocalDate day = LocalDate.parse(date);
            if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
                fail(Column.DATE, "has a year outside " + FIRST_YEAR + " to " + LAST_YEAR);
                return false;
            }
            epochDay = day.toEpochDay();
            lastDate = date;
            return true;
        } catch (DateTimeException e) {
            fail(Column.DATE, "is not a day in the form 2022-10-07");
            return false;
        }
    }

    private BigDecimal amount() {
        BigDecimal amount = lines.decimal(place(Column.AMOUNT));
        if (amount == null || amount.signum() <= 0 || amount.compareTo(ABSURD) >= 0) {
            fail(Column.AMOUNT, "is not a positive amount of money below 10^15");
            return BigDecimal.ONE;
        }
        return amount;
    }

    private @Nullable SamldCurrency currency(Column column) {
        String name = text(column);
        SamldCurrency currency = SamldCurrency.named(name);
        if (currency == null) {
            fail(
                    column,
                    "is not a currency of SAML-D; write "
                            + String.join(", ", SamldCurrency.titles())
                            + " or its ISO code");
        }
        return currency;
    }

    private @Nullable String country(Column column) {
        String country = SamldWords.country(text(column));
        if (country == null) {
            fail(
                    column,
                    "is not a place of SAML-D; write UK, USA, UAE, the country's English name or its ISO 3166-1 code");
        }
        return country;
    }

    private FileRecord.Label label() {
        boolean laundering = false;
        if (labelled()) {
            String word = text(Column.LAUNDERING);
            laundering = word.equals("1");
            if (!laundering && !word.equals("0")) {
                fail(Column.LAUNDERING, "is neither 0 nor 1");
            }
        }
        if (place(Column.TYPOLOGY) < 0) {
            return FileRecord.Label.of(laundering);
        }
        String typology = SamldWords.typology(text(Column.TYPOLOGY));
        if (typology == null) {
            fail(Column.TYPOLOGY, "is none of the 28 typologies of SAML-D");
            return FileRecord.Label.of(laundering);
        }
        if (labelled() && laundering == SamldWords.isNormal(typology)) {
            fail(Column.TYPOLOGY, "contradicts Is_laundering: mend whichever of the two is wrong");
        }
        return new FileRecord.Label(laundering, "", typology);
    }
}
