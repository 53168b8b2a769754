package vigil.engine.core;

import vigil.engine.Places;
import vigil.engine.Transaction;

/** Which transactions a core decides. */
public final class Admission {
    private static final long LATEST_TIME = 253_402_300_799_999L;
    private static final long GREATEST_AMOUNT = 1_000_000_000_000_000_000L;

    private Admission() {}

    /** Whether any core decides it; {@link Core#decide} refuses the others. */
    public static boolean isPossible(Transaction transaction) {
        return transaction.payer() != 0
                && transaction.payee() != 0
                && Math.abs(transaction.eventTimeMillis()) <= LATEST_TIME
                && transaction.paidMinor() > 0
                && transaction.baseMinor() >= 0
                && transaction.baseMinor() <= GREATEST_AMOUNT
                && Places.isValid(transaction.context().place());
    }

    /**
     * @throws IllegalArgumentException when the transaction is impossible
     */
    static void check(Transaction transaction) {
        if (!isPossible(transaction)) {
            throw new IllegalArgumentException(
                    "A transaction needs two accounts, a time before the year 10000, a positive amount below 10^18 and no place off the grid");
        }
    }
}
