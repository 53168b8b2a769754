package vigil.engine.accounts;

/**
 * One transaction as accounts and pairs see it; one object is filled again and again.
 *
 * <p>{@code asOf} is the end of the windows: the event time, or the clock where the record is late.
 */
public final class Movement {
    /** The slots of event time, of the windows' end, and of the pair's last payment before. */
    final WindowSlots timeSlots = new WindowSlots();

    final WindowSlots asOfSlots = new WindowSlots();
    final WindowSlots pairSlots = new WindowSlots();
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

    /**
     * Sets when: event time, end of the windows, the clock and the latest time that it takes for
     * plausible.
     */
    public Movement at(long eventTime, long windowEnd, long clockNow, long clockHorizon) {
        time = eventTime;
        asOf = windowEnd;
        clock = clockNow;
        horizon = clockHorizon;
        timeSlots.of(eventTime);
        if (eventTime == windowEnd) {
            asOfSlots.copy(timeSlots);
        } else {
            asOfSlots.of(windowEnd);
        }
        return this;
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
