package vigil.launcher.analyse.transactions;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.contracts.amlworld.AmlworldCsv;
import vigil.contracts.amlworld.AmlworldCurrency;
import vigil.contracts.amlworld.AmlworldRecord;
import vigil.contracts.amlworld.AmlworldRow;
import vigil.contracts.csv.RowFailure;
import vigil.engine.PaymentFormat;
import vigil.engine.Transaction;
import vigil.engine.TransactionId;

/**
 * Rows of the AMLworld schema. An account is (bank, account); amounts are compared in US dollars at
 * the fixed rates of {@link AmlworldCurrency}.
 */
final class AmlworldRows implements TransactionFile.Rows {
    private static final BigDecimal GREATEST = new BigDecimal(Long.MAX_VALUE / 10);

    private final AmlworldCsv csv;
    private final Directory accounts;
    private final Directory banks = new Directory();

    AmlworldRows(AmlworldCsv csv, Directory accounts) {
        this.csv = csv;
        this.accounts = accounts;
    }

    @Override
    public boolean labelled() {
        return csv.labelled();
    }

    @Override
    public @Nullable FileRecord next() throws IOException {
        AmlworldRecord record = csv.next();
        return switch (record) {
            case null -> null;
            case AmlworldRecord.Failed failed -> new FileRecord.Refused(failed.failure());
            case AmlworldRecord.Read read -> record(read.number(), read.row());
        };
    }

    private FileRecord record(long number, AmlworldRow row) {
        Optional<AmlworldCurrency> paid = AmlworldCurrency.named(row.paymentCurrency());
        if (paid.isEmpty()) {
            return refused(number, "Payment Currency", "is not one of AMLworld's currencies");
        }
        Optional<AmlworldCurrency> received = AmlworldCurrency.named(row.receivingCurrency());
        if (received.isEmpty()) {
            return refused(number, "Receiving Currency", "is not one of AMLworld's currencies");
        }
        BigDecimal minor = minor(paid.get().rounded(row.paid()));
        BigDecimal dollars = minor(paid.get().inUsDollars(row.paid()));
        if (minor.compareTo(GREATEST) > 0 || dollars.compareTo(GREATEST) > 0) {
            return refused(number, "Amount Paid", "is larger than any payment");
        }
        return new FileRecord.Taken(
                number,
                new Transaction(
                        TransactionId.ofRow(number),
                        row.at().toEpochMilli(),
                        accounts.number(row.fromBank() + '/' + row.fromAccount()),
                        accounts.number(row.toBank() + '/' + row.toAccount()),
                        banks.number(row.fromBank()),
                        banks.number(row.toBank()),
                        paid.get().code(),
                        received.get().code(),
                        Math.max(1, minor.longValueExact()),
                        dollars.longValueExact(),
                        format(row.paymentFormat()),
                        "",
                        ""),
                row.laundering());
    }

    private static BigDecimal minor(BigDecimal scaled) {
        return scaled.scaleByPowerOfTen(scaled.scale());
    }

    private static FileRecord refused(long number, String field, String reason) {
        return new FileRecord.Refused(new RowFailure(number, field, reason));
    }

    private static PaymentFormat format(String title) {
        return switch (title) {
            case "ACH" -> PaymentFormat.ACH;
            case "Cheque" -> PaymentFormat.CHEQUE;
            case "Credit Card" -> PaymentFormat.CREDIT_CARD;
            case "Cash" -> PaymentFormat.CASH;
            case "Wire" -> PaymentFormat.WIRE;
            case "Reinvestment" -> PaymentFormat.REINVESTMENT;
            case "Bitcoin" -> PaymentFormat.CRYPTO;
            default -> PaymentFormat.OTHER;
        };
    }
}
