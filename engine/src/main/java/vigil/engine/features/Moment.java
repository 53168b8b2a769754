package vigil.engine.features;

import java.util.function.ToDoubleFunction;
import vigil.engine.PaymentFormat;
import vigil.engine.Transaction;
import vigil.engine.TransactionId;
import vigil.engine.accounts.AccountView;
import vigil.engine.accounts.Acquaintances;
import vigil.engine.accounts.Pairs;
import vigil.engine.aggregates.Aggregate;
import vigil.engine.aggregates.Aggregates;
import vigil.engine.figures.LocalTime;
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
    private static final ToDoubleFunction<Moment> UNRATED = moment -> 0;
    private static final double NOT_ASKED = -1;
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
    private final Pairs pairs;
    private final Acquaintances acquaintances;
    private final Patterns patterns;
    private final Aggregates aggregates;
    private final double unit;
    private Transaction transaction = NOTHING;
    private boolean late;
    private boolean nearThreshold;
    private boolean strangers;
    private long begun;
    private long end;
    private ToDoubleFunction<Moment> anomalies = UNRATED;
    private double anomaly = NOT_ASKED;

    /** {@code baseUnit}: minor units in a major one of the base currency. */
    public Moment(
            Pairs pairs,
            Acquaintances acquaintances,
            Patterns patterns,
            Aggregates aggregates,
            double baseUnit) {
        this.pairs = pairs;
        this.acquaintances = acquaintances;
        this.patterns = patterns;
        this.aggregates = aggregates;
        this.unit = baseUnit;
    }

    /** The transaction as it came, before anything is known around it. */
    public Moment of(Transaction next, boolean isNearThreshold, long asOf) {
        transaction = next;
        anomaly = NOT_ASKED;
        nearThreshold = isNearThreshold;
        end = asOf;
        return this;
    }

    /** Both views are open, the pair is looked up, the transaction does not count yet. */
    public void before(boolean isLate, long firstEverSeen) {
        late = isLate;
        begun = firstEverSeen;
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

    /** What tells from now on how unusual a moment is, 0 to 1. */
    public void ratedBy(ToDoubleFunction<Moment> model) {
        anomalies = model;
        anomaly = NOT_ASKED;
    }

    /**
     * How unusual the payment is among its peers': the share of theirs that are less so. Found when
     * first asked for, so that a set that never asks pays nothing.
     */
    public double anomaly() {
        if (anomaly == NOT_ASKED) {
            anomaly = anomalies.applyAsDouble(this);
        }
        return anomaly;
    }

    public AccountView payer() {
        return payer;
    }

    public AccountView payee() {
        return payee;
    }

    /** A declared figure of one side: money in minor units of the base currency. */
    public double aggregate(Aggregate declared, boolean ofPayer) {
        return aggregates.value(declared, transaction, ofPayer, end);
    }

    /** The accounts that such a figure of a customer was lately counted for. */
    public long[] aggregateAccounts(Aggregate declared, boolean ofPayer) {
        return aggregates.accounts(declared, transaction, ofPayer);
    }

    /** Those that days and hours go by. */
    public LocalTime clocks() {
        return aggregates.clocks();
    }

    /** Where the windows end. */
    public long end() {
        return end;
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

    public boolean late() {
        return late;
    }

    boolean nearThreshold() {
        return nearThreshold;
    }

    /** Whether the payer had never paid the payee. */
    public boolean isFirstPayment() {
        return !pairs.known();
    }

    boolean strangers() {
        return strangers;
    }

    /** Minor units of the base currency as major ones. */
    public double major(double minor) {
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
