package vigil.engine.accounts;

/**
 * A few accounts that stand up or down the stream of first payments from an account: who, since
 * when, over how many payments.
 *
 * <p>Each is one long: the time to half a minute, then the payments, then the account by its slot
 * and one more. A slot is somebody else's only after its account was idle for longer than a stream
 * reaches back, or when memory has come to its bound.
 */
final class Stream {
    private static final int KEPT = 6;
    static final int WORDS = KEPT;

    private static final int ACCOUNT_BITS = 26;
    private static final long ACCOUNT = (1L << ACCOUNT_BITS) - 1;
    private static final int DEPTH_BITS = 4;
    private static final int DEEPEST = (1 << DEPTH_BITS) - 1;
    private static final long ONE_MORE = 1L << ACCOUNT_BITS;
    private static final int MARK_BITS = ACCOUNT_BITS + DEPTH_BITS;

    /** 33 seconds are a number: 34 bits of them reach beyond the year 9999. */
    private static final int TIME_SHIFT = 15;

    private static final long LONGEST = 20 * 86_400_000L;

    private static final int PLACE_BITS = 3;

    /** Below every number of a mark; those of empty places lie between. */
    private static final long NONE = Long.MIN_VALUE;

    private static final long EMPTY = Long.MIN_VALUE / 2;

    private Stream() {}

    /** How an account stands in streams; never zero. */
    static long name(int slot) {
        return slot + 1L;
    }

    /** What is live at a time is later than this. */
    private static long limit(long now) {
        return now - LONGEST >> TIME_SHIFT;
    }

    private static boolean isLive(long there, long limit) {
        return there != 0 && there >> MARK_BITS > limit;
    }

    private static int hops(long there) {
        return (int) (there >>> ACCOUNT_BITS) & DEEPEST;
    }

    private static long mark(long there) {
        return there >> ACCOUNT_BITS;
    }

    static int depth(long[] words, int at, long now) {
        long limit = limit(now);
        int deepest = 0;
        for (int i = at; i < at + KEPT; i++) {
            if (isLive(words[i], limit)) {
                deepest = Math.max(deepest, hops(words[i]));
            }
        }
        return deepest;
    }

    /** Payments between the account and another on the stream, 0 when it does not stand there. */
    static int hops(long[] words, int at, long account, long now) {
        for (int i = at; i < at + KEPT; i++) {
            if ((words[i] & ACCOUNT) == account && isLive(words[i], limit(now))) {
                return hops(words[i]);
            }
        }
        return 0;
    }

    static int common(long[] words, int at, long[] others, int othersAt, long now) {
        int common = 0;
        for (int i = at; i < at + KEPT; i++) {
            if (isLive(words[i], limit(now))
                    && hops(others, othersAt, words[i] & ACCOUNT, now) > 0) {
                common++;
            }
        }
        return common;
    }

    /** The least sum of payments over an account on both streams, 0 without one. */
    static int hopsOver(long[] words, int at, long[] others, int othersAt, long now) {
        int least = 0;
        for (int i = at; i < at + KEPT; i++) {
            boolean live = isLive(words[i], limit(now));
            int rest = live ? hops(others, othersAt, words[i] & ACCOUNT, now) : 0;
            int sum = rest == 0 ? 0 : rest + hops(words[i]);
            least = sum > 0 && (least == 0 || sum < least) ? sum : least;
        }
        return least;
    }

    /** The neighbour now stands on the stream, and so do its own deepest and newest. */
    static void join(long[] words, int at, Acquaintance neighbour, int neighbourAt) {
        long now = neighbour.now();
        long limit = limit(now);
        long[] from = neighbour.words();
        put(words, at, now >> TIME_SHIFT << MARK_BITS | ONE_MORE | neighbour.name());
        // Greatest numbers in place of branches, which nobody could foresee: the number of a place
        // stands in the lowest bits, the first of equals is the greatest.
        long deepest = NONE;
        long newest = NONE;
        for (int i = 0; i < KEPT; i++) {
            long there = from[neighbourAt + i];
            boolean live = isLive(there, limit);
            deepest = Math.max(deepest, live ? number(hops(there), KEPT - i) : NONE);
            newest = Math.max(newest, live ? number(mark(there), KEPT - i) : NONE);
        }
        if (newest == NONE) {
            return;
        }
        passOn(words, at, from[neighbourAt + KEPT - place(deepest)]);
        if (place(newest) != place(deepest)) {
            passOn(words, at, from[neighbourAt + KEPT - place(newest)]);
        }
    }

    private static long number(long number, int place) {
        return number << PLACE_BITS | place;
    }

    private static int place(long number) {
        return (int) number & ((1 << PLACE_BITS) - 1);
    }

    private static void passOn(long[] words, int at, long chosen) {
        put(words, at, chosen + (hops(chosen) < DEEPEST ? ONE_MORE : 0));
    }

    /** Where the account stands already, else where nobody does, else in the oldest one's place. */
    private static void put(long[] words, int at, long one) {
        long account = one & ACCOUNT;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < KEPT; i++) {
            long there = words[at + i];
            long number = there == 0 ? EMPTY : number(mark(there), 0);
            least = Math.min(least, ((there & ACCOUNT) == account ? NONE : number) | i);
        }
        words[at + place(least)] = one;
    }
}
