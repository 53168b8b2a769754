package vigil.engine.aggregates;

import vigil.engine.Transaction;

/** For whom an aggregate is kept. */
public enum Key {
    ACCOUNT,
    /** Account and counterparty. */
    PAIR,
    /** Account and place. */
    ACCOUNT_PLACE,
    /** The customer who holds the account, with all accounts. */
    HOLDER,
    /** The bank that keeps the account. */
    BANK,
    /** The institution as a whole. */
    INSTITUTION;

    long first(Transaction transaction, boolean payer) {
        return switch (this) {
            case ACCOUNT, PAIR, ACCOUNT_PLACE -> payer ? transaction.payer() : transaction.payee();
            case HOLDER ->
                    payer
                            ? transaction.context().payerHolder()
                            : transaction.context().payeeHolder();
            case BANK -> payer ? transaction.payerBank() : transaction.payeeBank();
            case INSTITUTION -> 1;
        };
    }

    long second(Transaction transaction, boolean payer) {
        return switch (this) {
            case PAIR -> payer ? transaction.payee() : transaction.payer();
            case ACCOUNT_PLACE -> transaction.context().place();
            default -> 0;
        };
    }

    /** Whether the transaction has such a key at all. */
    boolean isKnown(Transaction transaction, boolean payer) {
        return first(transaction, payer) != 0
                && (this != ACCOUNT_PLACE || transaction.context().place() != 0);
    }
}
