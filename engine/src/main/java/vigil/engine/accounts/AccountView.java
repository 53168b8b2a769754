package vigil.engine.accounts;

/** An account opened for reading; one object is pointed at account after account. */
public final class AccountView {
    long[] words = new long[0];
    int at;
    int slot;

    public int slot() {
        return slot;
    }

    /** Payments in a window. */
    public int count(Direction direction, Window window) {
        return (int)
                (words[AccountWindows.totals(at, window) + 2 * direction.ordinal() + 1] >>> 32);
    }

    /** Minor units of the base currency in a window. */
    public long sum(Direction direction, Window window) {
        return words[AccountWindows.totals(at, window) + 2 * direction.ordinal()];
    }

    /** Distinct counterparties in a window. */
    public int partners(Direction direction, Window window) {
        return (int) words[AccountWindows.totals(at, window) + 2 * direction.ordinal() + 1];
    }

    /** Cash payments closely below the reporting threshold within the week. */
    public int nearCount(Direction direction) {
        long counts = words[AccountWindows.nearTotals(at) + AccountWindows.NEAR_COUNTS];
        return (int) (direction == Direction.OUT ? counts >>> 32 : counts);
    }

    /** Their sum in minor units of the base currency. */
    public long nearSum(Direction direction) {
        return words[AccountWindows.nearTotals(at) + direction.ordinal()];
    }

    /** Payments ever. */
    public int lifeCount(Direction direction) {
        return AccountLife.count(words, at, direction);
    }

    /** Distinct counterparties ever (a pair forgotten and seen again counts twice). */
    public int lifePartners(Direction direction) {
        long ports = words[at + Accounts.PORTS];
        return (int) (direction == Direction.OUT ? ports >>> 32 : ports);
    }

    public int cashCount() {
        return (int) (words[at + Accounts.KINDS] >>> 32);
    }

    public int roundCount() {
        return (int) words[at + Accounts.KINDS];
    }

    /** Cell of the place where the account last paid, zero when none is known. */
    public int place() {
        return (int) words[at + Accounts.PLACE];
    }

    /** When it paid there; only where a place is known. */
    public long placeTime() {
        return words[at + Accounts.PLACE_TIME];
    }

    /** Sketch of the last text that it paid with, zero when there was none. */
    public long wording() {
        return words[at + Accounts.WORDING];
    }

    public boolean isNew() {
        return words[at + Accounts.COUNTS] == 0;
    }

    /** When the account was first seen; only where it is not new. */
    public long first() {
        return words[at + Accounts.FIRST];
    }

    /** When the account last moved money either way; only where it is not new. */
    public long last() {
        boolean out = lifeCount(Direction.OUT) > 0;
        boolean in = lifeCount(Direction.IN) > 0;
        long lastOut = words[at + Accounts.LAST_OUT];
        long lastIn = words[at + Accounts.LAST_OUT + 1];
        if (out && in) {
            return Math.max(lastOut, lastIn);
        }
        return out ? lastOut : lastIn;
    }

    /** When the account last moved money this way; only where it ever did. */
    public long last(Direction direction) {
        return words[at + Accounts.LAST_OUT + direction.ordinal()];
    }

    /** Mean amount in minor units of the base currency. */
    public double mean(Direction direction) {
        return Double.longBitsToDouble(words[moments(direction) + Accounts.MEAN]);
    }

    /**
     * Standard deviation of the amount in minor units of the base currency, zero below two
     * payments.
     */
    public double deviation(Direction direction) {
        int count = lifeCount(direction);
        double squares = Double.longBitsToDouble(words[moments(direction) + Accounts.SQUARES]);
        return count < 2 ? 0 : Math.sqrt(Math.max(0, squares) / (count - 1));
    }

    /** Greatest amount ever in minor units of the base currency. */
    public long greatest(Direction direction) {
        return words[moments(direction) + Accounts.GREATEST];
    }

    private int moments(Direction direction) {
        return at + Accounts.MOMENTS + 3 * direction.ordinal();
    }
}
