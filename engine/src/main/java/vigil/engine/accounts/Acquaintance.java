package vigil.engine.accounts;

import java.util.Arrays;

/** One account as it stood before the movement; one object is filled again and again. */
public final class Acquaintance {
    /** Last payment and last one to a stranger: out, in, first out, first in; zero is never. */
    static final int LAST = RecordTable.FIRST_FIELD;

    /** Milliseconds between the last two of each. */
    static final int GAPS = LAST + 4;

    static final int FADED_AT = GAPS + 4;

    /** Out, in, first out, first in; by the short half-life, then by the long one. */
    static final int COUNTS = FADED_AT + 1;

    /** Money out and in, likewise. */
    static final int SUMS = COUNTS + 8;

    /** Ways of two and of three first payments that end here; that begin here. */
    static final int WAYS = SUMS + 4;

    /** Payments in each eighth of the day, four to a word. */
    static final int HOURS = WAYS + 4;

    /** Payments by each rail, four to a word. */
    static final int RAILS = HOURS + 2;

    /** The last amounts out, then in. */
    static final int AMOUNTS = RAILS + 3;

    static final int AMOUNTS_KEPT = 3;

    /** The last amount of a first payment, out and in. */
    static final int FIRST_AMOUNTS = AMOUNTS + 2 * AMOUNTS_KEPT;

    static final int CURRENCY = FIRST_AMOUNTS + 2;

    /** Who stands up the stream, then who down it. */
    static final int STREAM = CURRENCY + 1;

    /** When the last payments out were, then those in. */
    static final int BEATS = STREAM + 2 * Stream.WORDS;

    static final int STRIDE = BEATS + 2 * Beat.KEPT;

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

    final long[] words = new long[STRIDE];
    private boolean known;
    private long account;
    private long now;
    private long minor;

    /** Reckoned when first asked for: an exponential each. */
    private double shortFading;

    private double longFading;

    void forget(long whose, Movement movement) {
        Arrays.fill(words, 0);
        known = false;
        aim(whose, movement);
    }

    void remember(long[] from, int at, Movement movement) {
        System.arraycopy(from, at, words, 0, STRIDE);
        known = true;
        aim(words[0], movement);
    }

    private void aim(long whose, Movement movement) {
        account = whose;
        now = movement.time;
        minor = movement.minor;
        shortFading = Double.NaN;
        longFading = Double.NaN;
    }

    long account() {
        return account;
    }

    long now() {
        return now;
    }

    /** Days since the last such payment; NaN when never. */
    public double idleDays(Flow flow) {
        long last = words[LAST + flow.ordinal()];
        return last == 0 ? Double.NaN : Math.max(0, now - last) / DAY;
    }

    /** Days between the last two such payments; NaN below two. */
    public double gapDays(Flow flow) {
        long gap = words[GAPS + flow.ordinal()];
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
        return Beat.off(words, BEATS + Beat.KEPT * direction.ordinal(), now);
    }

    /** How alike the gaps between the last payments of a direction are: 0 two are equal. */
    public double unsteadiness(Direction direction) {
        return Beat.unsteadiness(words, BEATS + Beat.KEPT * direction.ordinal());
    }

    /** Payments by the long half-life or the short one. */
    public double count(Flow flow, boolean isLong) {
        return faded(COUNTS + flow.ordinal() + (isLong ? 4 : 0), isLong);
    }

    /** Share of the payments with strangers among those of its direction. */
    public double firstShare(Flow firsts) {
        double all = count(firsts == Flow.FIRST_OUT ? Flow.OUT : Flow.IN, true);
        return all <= 0 ? Double.NaN : count(firsts, true) / all;
    }

    /** Money in less money out over both, -1 to 1; NaN without any. */
    public double balance(boolean isLong) {
        int at = SUMS + (isLong ? 2 : 0);
        double out = faded(at, isLong);
        double in = faded(at + 1, isLong);
        return out + in <= 0 ? Double.NaN : (in - out) / (in + out);
    }

    /** Ways of {@code hops} (2 or 3) first payments that end here, by the short half-life. */
    public double waysIn(int hops) {
        return faded(WAYS + hops - 2, false);
    }

    /** Ways of {@code hops} (2 or 3) first payments that begin here. */
    public double waysOut(int hops) {
        return faded(WAYS + 2 + hops - 2, false);
    }

    private double faded(int at, boolean isLong) {
        return Double.longBitsToDouble(words[at])
                * (isLong ? longFading(words[FADED_AT]) : shortFading(words[FADED_AT]));
    }

    /** How much is left now by the short half-life of what was reckoned at {@code from}. */
    double shortFading(long from) {
        if (from != words[FADED_AT]) {
            return fading(from, now, false);
        }
        if (Double.isNaN(shortFading)) {
            shortFading = fading(from, now, false);
        }
        return shortFading;
    }

    /** The same by the long one. */
    double longFading(long from) {
        if (from != words[FADED_AT]) {
            return fading(from, now, true);
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
        return Tallies.share(words, HOURS, Tallies.hours(now), 8);
    }

    /** Share of the payments by a rail; NaN without any. */
    public double railShare(int rail) {
        return Tallies.share(words, RAILS, rail, 12);
    }

    /** Whether the last payment was in another currency. */
    public boolean otherCurrency(int currency) {
        return known && words[CURRENCY] != currency;
    }

    /** How many of the last payments of a direction had this very amount. */
    public int sameAmounts(Direction direction) {
        int same = 0;
        for (int i = 0; i < AMOUNTS_KEPT; i++) {
            same += words[AMOUNTS + AMOUNTS_KEPT * direction.ordinal() + i] == minor ? 1 : 0;
        }
        return same;
    }

    /** This amount over that of the last first payment of a direction; NaN without one. */
    public double overFirst(Direction direction) {
        long other = words[FIRST_AMOUNTS + direction.ordinal()];
        return other == 0 ? Double.NaN : (double) minor / other;
    }

    /** First payments in a row on the longest way known that ends here. */
    public int depthUp() {
        return Stream.depth(words, STREAM, now);
    }

    /** First payments in a row on the longest way known that begins here. */
    public int depthDown() {
        return Stream.depth(words, STREAM + Stream.WORDS, now);
    }

    /** Accounts that stand up the stream of both. */
    public int commonUp(Acquaintance other) {
        return Stream.common(words, STREAM, other.words, STREAM, now)
                + (Stream.hops(words, STREAM, other.account, now) > 0 ? 1 : 0);
    }

    /** Accounts that stand down the stream of both. */
    public int commonDown(Acquaintance other) {
        int down = STREAM + Stream.WORDS;
        return Stream.common(words, down, other.words, down, now)
                + (Stream.hops(words, down, other.account, now) > 0 ? 1 : 0);
    }

    /**
     * Payments around the ring that this account closes by paying {@code payee}; 0 without one. A
     * ring of three is known in any order of time, a longer one where its parts met in time.
     */
    public int ringWith(Acquaintance payee) {
        int up = Stream.hops(words, STREAM, payee.account, now);
        int down = Stream.hops(payee.words, STREAM + Stream.WORDS, account, now);
        int both = Stream.hopsOver(words, STREAM, payee.words, STREAM + Stream.WORDS, now);
        int least = Integer.MAX_VALUE;
        for (int hops : new int[] {up, down, both}) {
            least = hops > 0 ? Math.min(least, hops) : least;
        }
        return least == Integer.MAX_VALUE ? 0 : least + 1;
    }
}
