package vigil.engine.features;

import vigil.engine.PaymentFormat;
import vigil.engine.Transaction;
import vigil.engine.TransactionId;
import vigil.engine.accounts.AccountView;
import vigil.engine.accounts.Acquaintances;
import vigil.engine.accounts.Pairs;
import vigil.engine.graph.Patterns;

/**
 * Everything that a decision may look at: the transaction, its accounts, its pair, the patterns
 * around it.
 *
 * <p>One object is filled again and again: {@link #before} while the transaction does not count
 * yet, {@link #after} once it does.
 */
public final class Moment {
    static final double DAY = 86_400_000.0;
    private static final Transaction NOTHING =
            new Transaction(
                    new TransactionId(0, 0),
                    0,
                    1,
                    1,
                    0,
                    0,
                    "",
                    "",
                    1,
                    1,
                    PaymentFormat.OTHER,
                    "",
                    "");

    private final AccountView payer = new AccountView();
    private final AccountView payee = new AccountView();
    private final Background payerBefore = new Background();
    private final Background payeeBefore = new Background();
    private final Pairs pairs;
    private final Acquaintances acquaintances;
    private final Patterns patterns;
    private final double unit;
    private Transaction transaction = NOTHING;
    private boolean late;
    private boolean nearThreshold;
    private boolean strangers;
    private long begun;

    /** {@code baseUnit}: minor units in a major one of the base currency. */
    public Moment(Pairs pairs, Acquaintances acquaintances, Patterns patterns, double baseUnit) {
        this.pairs = pairs;
        this.acquaintances = acquaintances;
        this.patterns = patterns;
        this.unit = baseUnit;
    }

    /** The transaction comes; both views are open, the pair is looked up, nothing counts yet. */
    public void before(
            Transaction next, boolean isLate, boolean isNearThreshold, long firstEverSeen) {
        transaction = next;
        late = isLate;
        nearThreshold = isNearThreshold;
        begun = firstEverSeen;
        payerBefore.remember(payer);
        payeeBefore.remember(payee);
    }

    /** The transaction counts now, also in the graph. */
    public void after(boolean betweenStrangers, int edge, long asOf) {
        strangers = betweenStrangers;
        if (transaction.eventTimeMillis() > asOf - patterns.graph().window()) {
            patterns.aim(edge, asOf);
        } else {
            patterns.aimBlind(edge);
        }
    }

    public AccountView payer() {
        return payer;
    }

    public AccountView payee() {
        return payee;
    }

    Background payerBefore() {
        return payerBefore;
    }

    Background payeeBefore() {
        return payeeBefore;
    }

    Pairs pair() {
        return pairs;
    }

    Acquaintances acquaintances() {
        return acquaintances;
    }

    public Patterns patterns() {
        return patterns;
    }

    public Transaction transaction() {
        return transaction;
    }

    boolean late() {
        return late;
    }

    boolean nearThreshold() {
        return nearThreshold;
    }

    boolean strangers() {
        return strangers;
    }

    /** Minor units of the base currency as major ones. */
    double major(double minor) {
        return minor / unit;
    }

    /** Days between a time and the transaction, not below zero. */
    double daysSince(long time) {
        return Math.max(0, (transaction.eventTimeMillis() - time) / DAY);
    }

    double historyDays() {
        return daysSince(begun);
    }
}
