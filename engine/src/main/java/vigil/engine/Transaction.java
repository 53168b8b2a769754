package vigil.engine;

/**
 * A transaction as the core sees it: surrogates and figures, no personal data.
 *
 * @param eventTimeMillis milliseconds since the epoch, UTC
 * @param payer surrogate of the paying account, never zero
 * @param payee surrogate of the receiving account, never zero; equal to {@code payer} for a
 *     transfer to oneself
 * @param payerBank surrogate of the bank that keeps the paying account, zero when unknown
 * @param payeeBank surrogate of the bank that keeps the receiving account, zero when unknown
 * @param paidCurrency ISO 4217 code, or that of a crypto asset
 * @param receivedCurrency ISO 4217 code, or that of a crypto asset
 * @param paidMinor the paid amount in minor units of {@code paidCurrency}, positive
 * @param baseMinor the paid amount in minor units of the base currency, by the rate that travelled
 *     with the record
 * @param payerCountry ISO 3166-1 alpha-2, empty when unknown
 * @param payeeCountry ISO 3166-1 alpha-2, empty when unknown
 * @param context what else is known
 */
public record Transaction(
        TransactionId id,
        long eventTimeMillis,
        long payer,
        long payee,
        long payerBank,
        long payeeBank,
        String paidCurrency,
        String receivedCurrency,
        long paidMinor,
        long baseMinor,
        PaymentFormat format,
        String payerCountry,
        String payeeCountry,
        Context context) {

    /** A transaction of which nothing more is known. */
    public Transaction(
            TransactionId id,
            long eventTimeMillis,
            long payer,
            long payee,
            long payerBank,
            long payeeBank,
            String paidCurrency,
            String receivedCurrency,
            long paidMinor,
            long baseMinor,
            PaymentFormat format,
            String payerCountry,
            String payeeCountry) {
        this(
                id,
                eventTimeMillis,
                payer,
                payee,
                payerBank,
                payeeBank,
                paidCurrency,
                receivedCurrency,
                paidMinor,
                baseMinor,
                format,
                payerCountry,
                payeeCountry,
                Context.NONE);
    }
}
