package vigil.contracts.amlworld;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One transaction of the AMLworld CSV. An account is (bank, account); bank codes keep their leading
 * zeros.
 *
 * @param at to the minute, taken as UTC
 * @param received positive
 * @param receivingCurrency by name, as in {@link AmlworldCurrency}
 * @param paid positive
 * @param paymentCurrency by name, as in {@link AmlworldCurrency}
 * @param paymentFormat ACH, Bitcoin, Cash, Cheque, Credit Card, Reinvestment or Wire
 * @param laundering the label; false where the file has none
 */
public record AmlworldRow(
        Instant at,
        String fromBank,
        String fromAccount,
        String toBank,
        String toAccount,
        BigDecimal received,
        String receivingCurrency,
        BigDecimal paid,
        String paymentCurrency,
        String paymentFormat,
        boolean laundering) {
    public AmlworldRow {
        if (received.signum() <= 0 || paid.signum() <= 0) {
            throw new IllegalArgumentException("an amount must be positive");
        }
    }
}
