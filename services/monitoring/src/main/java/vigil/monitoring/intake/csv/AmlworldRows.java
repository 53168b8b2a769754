package vigil.monitoring.intake.csv;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.contracts.amlworld.AmlworldCsv;
import vigil.contracts.amlworld.AmlworldCurrency;
import vigil.contracts.amlworld.AmlworldRecord;
import vigil.contracts.amlworld.AmlworldRow;
import vigil.engine.PaymentFormat;
import vigil.kernel.money.Money;
import vigil.monitoring.intake.AccountScheme;
import vigil.monitoring.intake.Agent;
import vigil.monitoring.intake.Detail;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.Party;
import vigil.monitoring.intake.ReceivedTransaction;
import vigil.monitoring.intake.RowFailure;
import vigil.monitoring.intake.checks.Accounts;
import vigil.monitoring.intake.checks.RowFindings;
import vigil.monitoring.intake.checks.ValueChecks;

/**
 * Rows of the AMLworld schema. The column {@code Is Laundering} is an examiner's answer, no part of
 * a transaction, and goes no further.
 */
final class AmlworldRows implements CsvTransactions.RowSource {

    private static final Map<String, PaymentFormat> FORMATS =
            Map.of(
                    "ACH", PaymentFormat.ACH,
                    "Bitcoin", PaymentFormat.CRYPTO,
                    "Cash", PaymentFormat.CASH,
                    "Cheque", PaymentFormat.CHEQUE,
                    "Credit Card", PaymentFormat.CREDIT_CARD,
                    "Reinvestment", PaymentFormat.REINVESTMENT,
                    "Wire", PaymentFormat.WIRE);

    private final AmlworldCsv csv;
    private final FileId file;
    private final InstantSource clock;

    AmlworldRows(InputStream in, FileId file, InstantSource clock) throws IOException {
        this.csv = AmlworldCsv.read(in);
        this.file = file;
        this.clock = clock;
    }

    @Override
    public @Nullable CsvRow next() throws IOException {
        return switch (csv.next()) {
            case null -> null;
            case AmlworldRecord.Read read -> row(read.number(), read.row());
            case AmlworldRecord.Failed failed ->
                    new CsvRow.Refused(List.of(failure(failed.failure())));
        };
    }

    private static RowFailure failure(vigil.contracts.csv.RowFailure failure) {
        return new RowFailure(
                failure.row(), failure.field(), failure.reason(), code(failure.field()));
    }

    private static FailureCode code(String field) {
        return switch (field) {
            case "Timestamp" -> FailureCode.TIME;
            case "Amount Received", "Amount Paid" -> FailureCode.AMOUNT;
            case "Is Laundering" -> FailureCode.WORD;
            case "row" -> FailureCode.MALFORMED;
            default -> FailureCode.TEXT;
        };
    }

    private CsvRow row(long number, AmlworldRow row) {
        RowFindings findings = new RowFindings(number);
        ReceivedTransaction transaction =
                transaction(number, row, new ValueChecks(findings, clock));
        return transaction == null
                ? new CsvRow.Refused(findings.failures())
                : new CsvRow.Taken(number, transaction);
    }

    private @Nullable ReceivedTransaction transaction(
            long number, AmlworldRow row, ValueChecks checks) {
        Instant time = checks.bounded("Timestamp", row.at());
        List<Detail> details = new ArrayList<>(2);
        Money paid =
                money(
                        checks,
                        details,
                        new Amount(
                                "Amount Paid",
                                row.paid(),
                                "Payment Currency",
                                row.paymentCurrency()));
        Money received =
                money(
                        checks,
                        details,
                        new Amount(
                                "Amount Received",
                                row.received(),
                                "Receiving Currency",
                                row.receivingCurrency()));
        PaymentFormat format = FORMATS.get(row.paymentFormat());
        if (format == null) {
            checks.findings()
                    .fail("Payment Format", FailureCode.WORD, "is none of the formats of AMLworld");
        }
        if (time == null || paid == null || received == null || format == null) {
            return null;
        }
        Party payer = party(row.fromBank(), row.fromAccount());
        Party payee = party(row.toBank(), row.toAccount());
        return new ReceivedTransaction(
                file.row(number), time, payer, payee, paid, received, format, details);
    }

    /** A column with its value, and that with its currency. */
    private record Amount(
            String column, BigDecimal value, String currencyColumn, String currency) {}

    /** AMLworld writes cents of the yen too: what is rounded is kept as it was written. */
    private static @Nullable Money money(ValueChecks checks, List<Detail> details, Amount amount) {
        Optional<AmlworldCurrency> known = AmlworldCurrency.named(amount.currency);
        String code = known.map(AmlworldCurrency::code).orElse(amount.currency);
        BigDecimal value =
                known.map(currency -> payable(currency, amount.value)).orElse(amount.value);
        if (value.compareTo(amount.value) != 0) {
            details.add(Detail.of(amount.column, amount.value.toPlainString()));
        }
        return checks.money(amount.column, value.toPlainString(), amount.currencyColumn, code);
    }

    /** At the currency's scale, and never rounded to nothing. */
    private static BigDecimal payable(AmlworldCurrency currency, BigDecimal value) {
        return currency.rounded(value).max(BigDecimal.ONE.movePointLeft(currency.fractionDigits()));
    }

    private static Party party(String bank, String account) {
        return Party.of(Accounts.numbered(account, AccountScheme.BANK_ACCOUNT, Agent.ofCode(bank)));
    }
}
