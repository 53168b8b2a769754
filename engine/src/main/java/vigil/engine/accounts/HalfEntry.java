package vigil.engine.accounts;

/** A payment as the half of an account counts it; one object is filled again and again. */
final class HalfEntry {
    private static final int CASH = 1;
    private static final int ROUND = 1 << 1;
    private static final int RAIL_SHIFT = 2;

    /** In how many bits its kind goes. */
    static final int KIND_BITS = 6;

    long time;
    long minor;
    int kind;

    /** Whether it was the first one between two strangers. */
    boolean first;

    /** The latest plausible time. */
    long horizon;

    /** What its time weighs. */
    Fading weights = new Fading();

    /** The payment at hand. */
    HalfEntry of(Movement movement, boolean isFirst, Fading weighed) {
        time = movement.time;
        minor = movement.minor;
        kind = kind(movement);
        first = isFirst;
        horizon = movement.horizon;
        weights = weighed;
        return this;
    }

    /** Cash or not, round or not, and the rail. */
    static int kind(Movement movement) {
        return (movement.cash ? CASH : 0)
                | (movement.round ? ROUND : 0)
                | movement.rail << RAIL_SHIFT;
    }

    int rail() {
        return kind >>> RAIL_SHIFT;
    }

    boolean isCash() {
        return (kind & CASH) != 0;
    }

    boolean isRound() {
        return (kind & ROUND) != 0;
    }
}
