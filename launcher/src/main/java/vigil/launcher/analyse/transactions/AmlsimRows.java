package vigil.launcher.analyse.transactions;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import vigil.contracts.csv.CsvLines;
import vigil.contracts.csv.RowFailure;
import vigil.contracts.csv.UnreadableFile;
import vigil.engine.PaymentFormat;
import vigil.engine.Transaction;
import vigil.engine.TransactionId;

/**
 * Rows of AMLSim: a day, two accounts, US dollars, the label and perhaps the ring's number. A day's
 * transactions share one time, its midnight.
 */
final class AmlsimRows implements TransactionFile.Rows {
    static final String HEADER = "day,from_account,to_account,amount,is_laundering";

    private static final int COLUMNS = 5;
    private static final String RING = "ring";
    private static final String NO_RING = "-1";
    private static final long MILLIS_OF_A_DAY = 86_400_000;

    /** The first day of AMLSim's own examples. */
    private static final long FIRST_DAY =
            LocalDate.of(2017, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();

    private static final BigDecimal LAST_DAY = new BigDecimal(100_000);
    private static final BigDecimal ABSURD = BigDecimal.TEN.pow(15);

    private final CsvLines lines;
    private final Directory accounts;
    private final boolean ringed;
    private long number;

    AmlsimRows(CsvLines lines, Directory accounts) throws IOException {
        this.lines = lines;
        this.accounts = accounts;
        if (!lines.next()) {
            throw new UnreadableFile("the file is empty");
        }
        ringed = lines.count() > COLUMNS && RING.equalsIgnoreCase(lines.word(COLUMNS));
    }

    @Override
    public boolean labelled() {
        return true;
    }

    @Override
    public @Nullable FileRecord next() throws IOException {
        if (!lines.next()) {
            return null;
        }
        long row = number++;
        String damage = lines.damage();
        if (damage != null) {
            return refused(row, "row", damage);
        }
        if (lines.count() < COLUMNS) {
            return refused(
                    row,
                    "row",
                    "has " + lines.count() + " columns instead of " + COLUMNS + " or more");
        }
        return record(row);
    }

    private FileRecord record(long row) {
        BigDecimal day = lines.decimal(0);
        if (day == null || day.scale() > 0 || day.signum() < 0 || day.compareTo(LAST_DAY) > 0) {
            return refused(row, "day", "is not a day's number");
        }
        String from = lines.text(1);
        String to = lines.text(2);
        if (from == null || to == null || from.isBlank() || to.isBlank()) {
            return refused(row, "from_account", "one of the accounts is empty or not readable");
        }
        BigDecimal amount = lines.decimal(3);
        if (amount == null || amount.signum() <= 0 || amount.compareTo(ABSURD) >= 0) {
            return refused(row, "amount", "is not a positive amount of money");
        }
        String label = lines.word(4);
        if (label == null || !(label.equals("0") || label.equals("1"))) {
            return refused(row, "is_laundering", "is neither 0 nor 1");
        }
        long cents =
                Math.max(
                        1,
                        amount.setScale(2, RoundingMode.HALF_EVEN)
                                .movePointRight(2)
                                .longValueExact());
        long at = FIRST_DAY + day.longValueExact() * MILLIS_OF_A_DAY;
        return new FileRecord.Taken(
                row, transaction(row, at, from, to, cents), label(label.equals("1")));
    }

    /** Ordinary rows have the ring {@value #NO_RING}. */
    private FileRecord.Label label(boolean laundering) {
        String ring = laundering && ringed && lines.count() > COLUMNS ? lines.word(COLUMNS) : null;
        return ring == null || ring.isBlank() || ring.equals(NO_RING)
                ? FileRecord.Label.of(laundering)
                : new FileRecord.Label(laundering, ring, "");
    }

    private Transaction transaction(long row, long at, String from, String to, long cents) {
        return new Transaction(
                TransactionId.ofRow(row),
                at,
                accounts.number(from),
                accounts.number(to),
                0,
                0,
                "USD",
                "USD",
                cents,
                cents,
                PaymentFormat.OTHER,
                "",
                "");
    }

    private static FileRecord refused(long row, String field, String reason) {
        return new FileRecord.Refused(new RowFailure(row, field, reason));
    }
}
