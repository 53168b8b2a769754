package vigil.engine.accounts;

import vigil.engine.figures.Fading;

/**
 * One transaction as accounts and pairs see it; one object is filled again and again.
 *
 * <p>{@code asOf} is the end of the windows: the event time, or the clock where the record is late.
 */
public final class Movement {
    /** The slots of the windows' end. */
    final WindowSlots asOfSlots = new WindowSlots();

    /** What the movement weighs in figures of the epoch of its time. */
    final Fading weights = new Fading();

    long time;
    long asOf;
    long clock;
    long horizon;
    long payer;
    long payee;
    long pairHash;
    long minor;
    boolean cash;
    boolean nearThreshold;
    boolean round;
    int rail;
    int currency;
    int place;
    long wording;

    /** Whether the pair moved money before, and how long before as {@link AccountRun} keeps it. */
    boolean pairKnown;

    int quartersBack = AccountRun.NEVER;

    /**
     * Sets when: event time, end of the windows, the clock and the latest time that it takes for
     * plausible.
     */
    public Movement at(long eventTime, long windowEnd, long clockNow, long clockHorizon) {
        time = eventTime;
        asOf = windowEnd;
        clock = clockNow;
        horizon = clockHorizon;
        asOfSlots.of(windowEnd);
        weights.of(weighedAt(), Fading.epoch(weighedAt()));
        return this;
    }

    /** A time that a broken clock says weighs no more than the latest plausible one. */
    long weighedAt() {
        return Math.min(time, horizon);
    }

    /** Sets when the pair moved money before, if it is known. */
    void since(boolean isKnown, long lastBefore) {
        pairKnown = isKnown;
        quartersBack = isKnown ? AccountRun.quartersBack(time, lastBefore) : AccountRun.NEVER;
    }

    /** Sets who and how much, in minor units of the base currency. */
    public Movement between(long payingAccount, long receivingAccount, long baseMinor) {
        payer = payingAccount;
        payee = receivingAccount;
        pairHash = Pairs.hash(payingAccount, receivingAccount);
        minor = baseMinor;
        return this;
    }

    /** Sets what kind of money it was. */
    public Movement of(boolean inCash, boolean nearReportingThreshold, boolean roundAmount) {
        cash = inCash;
        nearThreshold = nearReportingThreshold;
        round = roundAmount;
        return this;
    }

    /** Sets by which rail and in which currency, any number each. */
    public Movement by(int railNumber, int currencyNumber) {
        rail = railNumber;
        currency = currencyNumber;
        return this;
    }

    /** Whether the windows end where the crowd's clock stands: not ahead of it. */
    boolean isByTheClock() {
        return asOf == clock;
    }

    /** Sets where, and the sketch of its text; zero for what is unknown. */
    public Movement with(int placeCell, long textSketch) {
        place = placeCell;
        wording = textSketch;
        return this;
    }
}
