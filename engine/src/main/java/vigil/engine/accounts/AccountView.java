package vigil.engine.accounts;

/**
 * An account opened for reading; one object is pointed at account after account.
 *
 * <p>Windows are brought to their end when they are first asked for: a payment that nobody asks
 * about touches those of its own direction alone.
 */
public final class AccountView {
    long[] words = new long[AccountRecord.STRIDE];
    int at = AccountRecord.BEFORE;
    int slot;
    private Movement movement = new Movement();
    private boolean outReady;
    private boolean inReady;

    public int slot() {
        return slot;
    }

    /** Points at a record whose windows still end where they ended before. */
    void aim(long[] recordWords, int recordAt, Movement opening) {
        words = recordWords;
        at = recordAt;
        movement = opening;
        outReady = false;
        inReady = false;
    }

    /** The windows of a direction, at the end that the movement names. */
    int windows(Direction direction) {
        int windows = AccountRecord.half(at, direction) + AccountRecord.WINDOWS;
        boolean ready = direction == Direction.OUT ? outReady : inReady;
        if (!ready) {
            AccountWindows.advance(words, windows, movement.asOfSlots, movement.horizon);
            if (direction == Direction.OUT) {
                outReady = true;
            } else {
                inReady = true;
            }
        }
        return windows;
    }

    /** Takes over the life of another account as it stands; its windows are not looked at. */
    public void rememberLife(AccountView other) {
        System.arraycopy(
                other.words,
                other.at + AccountRecord.FIRST,
                words,
                at + AccountRecord.FIRST,
                AccountRecord.LIFE_END - AccountRecord.FIRST);
    }

    /** Payments in a window. */
    public int count(Direction direction, Window window) {
        return (int) (AccountWindows.counts(words, windows(direction), direction, window) >>> 32);
    }

    /** Minor units of the base currency in a window. */
    public long sum(Direction direction, Window window) {
        return AccountWindows.sum(words, windows(direction), direction, window);
    }

    /** Distinct counterparties in a window. */
    public int partners(Direction direction, Window window) {
        return (int) AccountWindows.counts(words, windows(direction), direction, window);
    }

    /** Cash payments closely below the reporting threshold within the week. */
    public int nearCount(Direction direction) {
        return (int) AccountWindows.nearCount(words, windows(direction), direction);
    }

    /** Their sum in minor units of the base currency. */
    public long nearSum(Direction direction) {
        return AccountWindows.nearSum(words, windows(direction), direction);
    }

    /** Payments ever. */
    public int lifeCount(Direction direction) {
        return AccountLife.count(words, at, direction);
    }

    /** Distinct counterparties ever (a pair forgotten and seen again counts twice). */
    public int lifePartners(Direction direction) {
        long ports = words[at + AccountRecord.PORTS];
        return (int) (direction == Direction.OUT ? ports >>> 32 : ports);
    }

    public int cashCount() {
        return (int) (words[at + AccountRecord.KINDS] >>> 32);
    }

    public int roundCount() {
        return (int) words[at + AccountRecord.KINDS];
    }

    /** Cell of the place where the account last paid, zero when none is known. */
    public int place() {
        return (int) words[at + AccountRecord.PLACE];
    }

    /** When it paid there; only where a place is known. */
    public long placeTime() {
        return words[at + AccountRecord.PLACE_TIME];
    }

    /** Sketch of the last text that it paid with, zero when there was none. */
    public long wording() {
        return words[at + AccountRecord.WORDING];
    }

    public boolean isNew() {
        return words[at + AccountRecord.COUNTS] == 0;
    }

    /** When the account was first seen; only where it is not new. */
    public long first() {
        return words[at + AccountRecord.FIRST];
    }

    /** When the account last moved money either way; only where it is not new. */
    public long last() {
        boolean out = lifeCount(Direction.OUT) > 0;
        boolean in = lifeCount(Direction.IN) > 0;
        long lastOut = words[at + AccountRecord.LAST_OUT];
        long lastIn = words[at + AccountRecord.LAST_OUT + 1];
        if (out && in) {
            return Math.max(lastOut, lastIn);
        }
        return out ? lastOut : lastIn;
    }

    /** When the account last moved money this way; only where it ever did. */
    public long last(Direction direction) {
        return words[at + AccountRecord.LAST_OUT + direction.ordinal()];
    }

    /** Mean amount in minor units of the base currency. */
    public double mean(Direction direction) {
        return Double.longBitsToDouble(
                words[AccountRecord.moments(at, direction) + AccountRecord.MEAN]);
    }

    /**
     * Standard deviation of the amount in minor units of the base currency, zero below two
     * payments.
     */
    public double deviation(Direction direction) {
        int count = lifeCount(direction);
        double squares =
                Double.longBitsToDouble(
                        words[AccountRecord.moments(at, direction) + AccountRecord.SQUARES]);
        return count < 2 ? 0 : Math.sqrt(Math.max(0, squares) / (count - 1));
    }

    /** Greatest amount ever in minor units of the base currency. */
    public long greatest(Direction direction) {
        return words[AccountRecord.moments(at, direction) + AccountRecord.GREATEST];
    }
}
