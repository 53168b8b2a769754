package vigil.engine.accounts;

import vigil.engine.figures.Beat;
import vigil.engine.figures.Fading;
import vigil.engine.figures.Tallies;

/**
 * One account as it stood before the movement, read where it stands; one object is pointed at
 * account after account.
 */
public final class Acquaintance {
    private static final double DAY = 86_400_000.0;

    /** What is counted: payments out and in, and those between a pair that never paid before. */
    public enum Flow {
        OUT(Direction.OUT, false),
        IN(Direction.IN, false),
        FIRST_OUT(Direction.OUT, true),
        FIRST_IN(Direction.IN, true);

        final Direction direction;
        final boolean first;

        Flow(Direction direction, boolean first) {
            this.direction = direction;
            this.first = first;
        }
    }

    private AccountView view = new AccountView();
    private boolean known;
    private long now;
    private long minor;

    /** Of another time or epoch than the movement's. */
    private final Fading weights = new Fading();

    /** Points at an open account that the movement was not counted for yet. */
    void aim(AccountView opened, Movement movement) {
        view = opened;
        known = !opened.isNew();
        now = movement.time;
        minor = movement.minor;
    }

    /** Whether anything was ever counted. */
    boolean isKnown() {
        return known;
    }

    AccountView view() {
        return view;
    }

    long[] words() {
        return view.words;
    }

    /** How the account stands in streams. */
    long name() {
        return Stream.name(view.slot);
    }

    long now() {
        return now;
    }

    /** Where it stands what is told of a flow. */
    private int told(Flow flow) {
        return flow.first
                ? AccountRecord.firsts(view.life(), flow.direction)
                : view.half(flow.direction);
    }

    /** Days since the last such payment; NaN when never. */
    public double idleDays(Flow flow) {
        long last = view.words[told(flow) + AccountRecord.LAST];
        return last == 0 ? Double.NaN : Math.max(0, now - last) / DAY;
    }

    /** Days between the last two such payments; NaN below two. */
    public double gapDays(Flow flow) {
        long gap = view.words[told(flow) + AccountRecord.GAP];
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
        return Beat.off(view.words, view.half(direction) + AccountRecord.BEATS, now);
    }

    /** How alike the gaps between the last payments of a direction are: 0 two are equal. */
    public double unsteadiness(Direction direction) {
        return Beat.unsteadiness(view.words, view.half(direction) + AccountRecord.BEATS);
    }

    /** Payments by the long half-life or the short one. */
    public double count(Flow flow, boolean isLong) {
        return faded(told(flow) + AccountRecord.FADED_COUNTS, isLong);
    }

    /** Share of the payments with strangers among those of its direction. */
    public double firstShare(Flow firsts) {
        double all = count(firsts == Flow.FIRST_OUT ? Flow.OUT : Flow.IN, true);
        return all <= 0 ? Double.NaN : count(firsts, true) / all;
    }

    /** Money in less money out over both, -1 to 1; NaN without any. */
    public double balance(boolean isLong) {
        double out = faded(view.half(Direction.OUT) + AccountRecord.FADED_SUMS, isLong);
        double in = faded(view.half(Direction.IN) + AccountRecord.FADED_SUMS, isLong);
        return out + in <= 0 ? Double.NaN : (in - out) / (in + out);
    }

    /** Ways of {@code hops} (2 or 3) first payments that end here, by the short half-life. */
    public double waysIn(int hops) {
        return ways(Direction.IN, hops);
    }

    /** Ways of {@code hops} (2 or 3) first payments that begin here. */
    public double waysOut(int hops) {
        return ways(Direction.OUT, hops);
    }

    double ways(Direction direction, int hops) {
        int ways = AccountRecord.ways(view.at, direction) + hops - 1;
        return Double.longBitsToDouble(view.words[ways]) / weights().shortly();
    }

    /** A figure by the short half-life; the same by the long one stands behind it. */
    private double faded(int figure, boolean isLong) {
        Fading weighed = weights();
        return isLong
                ? Double.longBitsToDouble(view.words[figure + 1]) / weighed.longly()
                : Double.longBitsToDouble(view.words[figure]) / weighed.shortly();
    }

    /** What now weighs in this account's figures. A late movement finds what stands there. */
    private Fading weights() {
        long latest = view.words[view.at + AccountRecord.FADED_AT];
        long time = known ? Math.max(now, latest) : now;
        long epoch = Fading.epoch(known ? latest : now);
        return view.movement.weights.orBy(weights, time, epoch);
    }

    /** Share of the payments in this eighth of the day; NaN without any. */
    public double hourShare() {
        return share(AccountRecord.HOURS, Tallies.hours(now), 8);
    }

    /** Share of the payments by a rail; NaN without any. */
    public double railShare(int rail) {
        return share(AccountRecord.RAILS, rail, 12);
    }

    private double share(int tallies, int which, int size) {
        int out = view.half(Direction.OUT) + tallies;
        int in = view.half(Direction.IN) + tallies;
        long all = Tallies.all(view.words, out, size) + Tallies.all(view.words, in, size);
        long some = Tallies.get(view.words, out, which) + Tallies.get(view.words, in, which);
        return all == 0 ? Double.NaN : (double) some / all;
    }

    /** Whether the last payment was in another currency. */
    public boolean otherCurrency(int currency) {
        return known && view.words[view.at + AccountRecord.CURRENCY] != currency;
    }

    /** How many of the last payments of a direction had this very amount. */
    public int sameAmounts(Direction direction) {
        int same = 0;
        int amounts = view.half(direction) + AccountRecord.AMOUNTS;
        for (int i = amounts; i < amounts + AccountRecord.AMOUNTS_KEPT; i++) {
            same += view.words[i] == minor ? 1 : 0;
        }
        return same;
    }

    /** This amount over that of the last first payment of a direction; NaN without one. */
    public double overFirst(Direction direction) {
        int firsts = AccountRecord.firsts(view.life(), direction);
        long other = view.words[firsts + AccountRecord.FIRST_AMOUNT];
        return other == 0 ? Double.NaN : (double) minor / other;
    }

    private int up() {
        return AccountRecord.stream(view.at, Direction.IN);
    }

    private int down() {
        return AccountRecord.stream(view.at, Direction.OUT);
    }

    /** First payments in a row on the longest way known that ends here. */
    public int depthUp() {
        return Stream.depth(view.words, up(), now);
    }

    /** First payments in a row on the longest way known that begins here. */
    public int depthDown() {
        return Stream.depth(view.words, down(), now);
    }

    /** Accounts that stand up the stream of both. */
    public int commonUp(Acquaintance other) {
        return Stream.common(view.words, up(), other.words(), other.up(), now)
                + (Stream.hops(view.words, up(), other.name(), now) > 0 ? 1 : 0);
    }

    /** Accounts that stand down the stream of both. */
    public int commonDown(Acquaintance other) {
        return Stream.common(view.words, down(), other.words(), other.down(), now)
                + (Stream.hops(view.words, down(), other.name(), now) > 0 ? 1 : 0);
    }

    /**
     * Payments around the ring that this account closes by paying {@code payee}; 0 without one. A
     * ring of three is known in any order of time, a longer one where its parts met in time.
     */
    public int ringWith(Acquaintance payee) {
        int up = Stream.hops(view.words, up(), payee.name(), now);
        int down = Stream.hops(payee.words(), payee.down(), name(), now);
        int both = Stream.hopsOver(view.words, up(), payee.words(), payee.down(), now);
        int least = least(least(up, down), both);
        return least == 0 ? 0 : least + 1;
    }

    /** The lesser of two where zero is none. */
    private static int least(int one, int other) {
        return one == 0 || other == 0 ? one + other : Math.min(one, other);
    }
}
