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
    /** All customers of the account holder's segment. */
    SEGMENT,
    /** The institution as a whole. */
    INSTITUTION;

    private static final long HASH_START = 0xCBF29CE484222325L;
    private static final long HASH_FACTOR = 0x100000001B3L;

    long first(Transaction transaction, boolean payer) {
        return switch (this) {
            case ACCOUNT, PAIR, ACCOUNT_PLACE -> payer ? transaction.payer() : transaction.payee();
            case HOLDER ->
                    payer
                            ? transaction.context().payerHolder()
                            : transaction.context().payeeHolder();
            case BANK -> payer ? transaction.payerBank() : transaction.payeeBank();
            case SEGMENT ->
                    hash(
                            payer
                                    ? transaction.context().payerSegment()
                                    : transaction.context().payeeSegment());
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

    /** Whether it joins a few accounts, so that those that brought a figure about can be named. */
    boolean joinsAFew() {
        return this == HOLDER;
    }

    /** FNV-1a over 64 bits; zero for the empty text alone. */
    private static long hash(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        long hash = HASH_START;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * HASH_FACTOR;
        }
        return hash == 0 ? 1 : hash;
    }
}
