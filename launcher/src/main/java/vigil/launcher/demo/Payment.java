package vigil.launcher.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.contracts.amlworld.AmlworldCurrency;
import vigil.contracts.amlworld.AmlworldRow;

/** A row of AMLworld as a JSON transaction; the same account at the same bank as in a file. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Payment(
        String transactionId,
        String timestamp,
        String format,
        Party payer,
        Party payee,
        Amount amount,
        @Nullable Amount receivedAmount) {

    private static final Map<String, String> FORMATS =
            Map.of(
                    "ACH", "ach",
                    "Bitcoin", "crypto",
                    "Cash", "cash",
                    "Cheque", "cheque",
                    "Credit Card", "credit_card",
                    "Reinvestment", "reinvestment",
                    "Wire", "wire");

    /** An account at its bank. */
    public record Account(String number) {}

    /** A bank by its code. */
    public record Bank(String code) {}

    /** Who pays or is paid. */
    public record Party(Account account, Bank bank) {}

    /** A decimal amount with its currency's code. */
    public record Amount(String value, String currency) {}

    /** The payment that a row tells of, under an id of its own. */
    public static Payment of(String id, AmlworldRow row) {
        Amount paid = amount(row.paid(), row.paymentCurrency());
        Amount received = amount(row.received(), row.receivingCurrency());
        return new Payment(
                id,
                row.at().toString(),
                FORMATS.getOrDefault(row.paymentFormat(), "other"),
                party(row.fromBank(), row.fromAccount()),
                party(row.toBank(), row.toAccount()),
                paid,
                received.equals(paid) ? null : received);
    }

    private static Party party(String bank, String account) {
        return new Party(new Account(account), new Bank(bank));
    }

    // AMLworld writes cents of the yen too; a payment has none.
    private static Amount amount(BigDecimal value, String name) {
        AmlworldCurrency currency =
                AmlworldCurrency.named(name)
                        .orElseThrow(() -> new IllegalArgumentException("no currency " + name));
        BigDecimal smallest = BigDecimal.ONE.movePointLeft(currency.fractionDigits());
        return new Amount(currency.rounded(value).max(smallest).toPlainString(), currency.code());
    }
}
