package vigil.engine.accounts;

/**
 * One account as it stood before the movement, read where it stands; one object is pointed at
 * account after account.
 */
public final class Acquaintance {
    static final double SHORT_HALF_LIFE = 2 * 86_400_000.0;
    static final double LONG_HALF_LIFE = 14 * 86_400_000.0;
    private static final double DAY = 86_400_000.0;

    /** What is counted: payments out and in, and those between a pair that never paid before. */
    public enum Flow {
        OUT,
        IN,
        FIRST_OUT,
        FIRST_IN
    }

    long[] words = new long[AccountRecord.STRIDE];
    int at = AccountRecord.BEFORE;
    private boolean known;
    private long account;
    private long now;
    private long minor;

    /** What the fadings below begin from; each is reckoned when first asked for: an exponential. */
    private long fadedFrom;

    private double shortFading = Double.NaN;
    private double longFading = Double.NaN;

    /** Points at an open account that the movement was not counted for yet. */
    void aim(AccountView view, Movement movement) {
        words = view.words;
        at = view.at;
        known = !view.isNew();
        account = words[at];
        now = movement.time;
        minor = movement.minor;
        begin(words[at + AccountRecord.FADED_AT]);
    }

    private void begin(long from) {
        fadedFrom = from;
        shortFading = Double.NaN;
        longFading = Double.NaN;
    }

    /** Whether anything was ever counted. */
    boolean isKnown() {
        return known;
    }

    long account() {
        return account;
    }

    long now() {
        return now;
    }

    private int half(Direction direction) {
        return AccountRecord.half(at, direction);
    }

    /** Where the last one of a flow stands: those to strangers one behind all of the direction. */
    private int place(Flow flow) {
        return switch (flow) {
            case OUT -> half(Direction.OUT);
            case IN -> half(Direction.IN);
            case FIRST_OUT -> half(Direction.OUT) + 1;
            case FIRST_IN -> half(Direction.IN) + 1;
        };
    }

    /** Days since the last such payment; NaN when never. */
    public double idleDays(Flow flow) {
        long last = words[place(flow) + AccountRecord.LAST];
        return last == 0 ? Double.NaN : Math.max(0, now - last) / DAY;
    }

    /** Days between the last two such payments; NaN below two. */
    public double gapDays(Flow flow) {
        long gap = words[place(flow) + AccountRecord.GAPS];
        return gap == 0 ? Double.NaN : (gap - 1) / DAY;
    }

    /**
     * How far the time since the last such payment departs from the gap before it: 0 the same, 1
     * nothing in common; NaN below two payments.
     */
    public double unevenness(Flow flow) {
        double gap = gapDays(flow);
        double idle = idleDays(flow);
        return Double.isNaN(gap) ? gap : Math.abs(gap - idle) / Math.max(1e-9, Math.max(gap, idle));
    }

    /**
     * How far this time lies from the nearest beat of the last payments of a direction, against the
     * gap of that beat: 0 on it; NaN below two payments.
     */
    public double offBeat(Direction direction) {
        return Beat.off(words, half(direction) + AccountRecord.BEATS, now);
    }

    /** How alike the gaps between the last payments of a direction are: 0 two are equal. */
    public double unsteadiness(Direction direction) {
        return Beat.unsteadiness(words, half(direction) + AccountRecord.BEATS);
    }

    /** Payments by the long half-life or the short one. */
    public double count(Flow flow, boolean isLong) {
        return faded(AccountRecord.FADED_COUNTS + flow.ordinal() + (isLong ? 4 : 0), isLong);
    }

    /** Share of the payments with strangers among those of its direction. */
    public double firstShare(Flow firsts) {
        double all = count(firsts == Flow.FIRST_OUT ? Flow.OUT : Flow.IN, true);
        return all <= 0 ? Double.NaN : count(firsts, true) / all;
    }

    /** Money in less money out over both, -1 to 1; NaN without any. */
    public double balance(boolean isLong) {
        int sums = AccountRecord.FADED_SUMS + (isLong ? 2 : 0);
        double out = faded(sums, isLong);
        double in = faded(sums + 1, isLong);
        return out + in <= 0 ? Double.NaN : (in - out) / (in + out);
    }

    /** Ways of {@code hops} (2 or 3) first payments that end here, by the short half-life. */
    public double waysIn(int hops) {
        return faded(AccountRecord.WAYS + hops - 2, false);
    }

    /** Ways of {@code hops} (2 or 3) first payments that begin here. */
    public double waysOut(int hops) {
        return faded(AccountRecord.WAYS + 2 + hops - 2, false);
    }

    private double faded(int field, boolean isLong) {
        long from = words[at + AccountRecord.FADED_AT];
        return Double.longBitsToDouble(words[at + field])
                * (isLong ? longFading(from) : shortFading(from));
    }

    /** How much is left now by the short half-life of what was reckoned at {@code from}. */
    double shortFading(long from) {
        if (from != fadedFrom) {
            begin(from);
        }
        if (Double.isNaN(shortFading)) {
            shortFading = fading(from, now, false);
        }
        return shortFading;
    }

    /** The same by the long one. */
    double longFading(long from) {
        if (from != fadedFrom) {
            begin(from);
        }
        if (Double.isNaN(longFading)) {
            longFading = fading(from, now, true);
        }
        return longFading;
    }

    private static double fading(long from, long to, boolean isLong) {
        double age = Math.max(0, to - from);
        return age == 0
                ? 1
                : Math.exp(-Math.log(2) * age / (isLong ? LONG_HALF_LIFE : SHORT_HALF_LIFE));
    }

    /** Share of the payments in this eighth of the day; NaN without any. */
    public double hourShare() {
        return Tallies.share(words, at + AccountRecord.HOURS, Tallies.hours(now), 8);
    }

    /** Share of the payments by a rail; NaN without any. */
    public double railShare(int rail) {
        return Tallies.share(words, at + AccountRecord.RAILS, rail, 12);
    }

    /** Whether the last payment was in another currency. */
    public boolean otherCurrency(int currency) {
        return known && words[at + AccountRecord.CURRENCY] != currency;
    }

    /** How many of the last payments of a direction had this very amount. */
    public int sameAmounts(Direction direction) {
        int same = 0;
        int amounts = half(direction) + AccountRecord.AMOUNTS;
        for (int i = amounts; i < amounts + AccountRecord.AMOUNTS_KEPT; i++) {
            same += words[i] == minor ? 1 : 0;
        }
        return same;
    }

    /** This amount over that of the last first payment of a direction; NaN without one. */
    public double overFirst(Direction direction) {
        long other = words[half(direction) + AccountRecord.FIRST_AMOUNT];
        return other == 0 ? Double.NaN : (double) minor / other;
    }

    private int up() {
        return at + AccountRecord.UP;
    }

    private int down() {
        return at + AccountRecord.DOWN;
    }

    /** First payments in a row on the longest way known that ends here. */
    public int depthUp() {
        return Stream.depth(words, up(), now);
    }

    /** First payments in a row on the longest way known that begins here. */
    public int depthDown() {
        return Stream.depth(words, down(), now);
    }

    /** Accounts that stand up the stream of both. */
    public int commonUp(Acquaintance other) {
        return Stream.common(words, up(), other.words, other.up(), now)
                + (Stream.hops(words, up(), other.account, now) > 0 ? 1 : 0);
    }

    /** Accounts that stand down the stream of both. */
    public int commonDown(Acquaintance other) {
        return Stream.common(words, down(), other.words, other.down(), now)
                + (Stream.hops(words, down(), other.account, now) > 0 ? 1 : 0);
    }

    /**
     * Payments around the ring that this account closes by paying {@code payee}; 0 without one. A
     * ring of three is known in any order of time, a longer one where its parts met in time.
     */
    public int ringWith(Acquaintance payee) {
        int up = Stream.hops(words, up(), payee.account, now);
        int down = Stream.hops(payee.words, payee.down(), account, now);
        int both = Stream.hopsOver(words, up(), payee.words, payee.down(), now);
        int least = least(least(up, down), both);
        return least == 0 ? 0 : least + 1;
    }

    /** The lesser of two where zero is none. */
    private static int least(int one, int other) {
        return one == 0 || other == 0 ? one + other : Math.min(one, other);
    }
}
