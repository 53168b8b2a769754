package vigil.engine;

/** What a transaction is for, where the sender says so. */
public enum TransactionKind {
    PAYMENT,
    PURCHASE,
    DEPOSIT,
    WITHDRAWAL,
    REFUND,
    CHARGEBACK
}
