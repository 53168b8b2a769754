package vigil.engine;

/** How money moved: the rail of a payment. */
public enum PaymentFormat {
    ACH,
    CHEQUE,
    CREDIT_CARD,
    CASH,
    WIRE,
    REINVESTMENT,
    CRYPTO,
    INSTANT,
    CARD,
    DIRECT_DEBIT,
    OTHER
}
