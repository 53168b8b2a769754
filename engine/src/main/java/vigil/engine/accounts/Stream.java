package vigil.engine.accounts;

/**
 * A few accounts that stand up or down the stream of first payments from an account: who, since
 * when, over how many payments.
 */
final class Stream {
    private static final int KEPT = 6;
    static final int WORDS = 2 * KEPT;
    private static final int DEPTH_BITS = 4;
    private static final int DEEPEST = (1 << DEPTH_BITS) - 1;
    private static final long LONGEST = 20 * 86_400_000L;

    private static final int PLACE_BITS = 3;

    /** Below every number of a mark; those of empty places lie between. */
    private static final long NONE = Long.MIN_VALUE;

    private static final long EMPTY = Long.MIN_VALUE / 2;

    private Stream() {}

    private static boolean live(long[] words, int i, long now) {
        return words[i] != 0 && (words[i + 1] >> DEPTH_BITS) > now - LONGEST;
    }

    private static int hops(long mark) {
        return (int) (mark & DEEPEST);
    }

    static int depth(long[] words, int at, long now) {
        int deepest = 0;
        for (int i = at; i < at + WORDS; i += 2) {
            if (live(words, i, now)) {
                deepest = Math.max(deepest, hops(words[i + 1]));
            }
        }
        return deepest;
    }

    /** Payments between the account and another on the stream, 0 when it does not stand there. */
    static int hops(long[] words, int at, long account, long now) {
        for (int i = at; i < at + WORDS; i += 2) {
            if (words[i] == account && live(words, i, now)) {
                return hops(words[i + 1]);
            }
        }
        return 0;
    }

    static int common(long[] words, int at, long[] others, int othersAt, long now) {
        int common = 0;
        for (int i = at; i < at + WORDS; i += 2) {
            if (live(words, i, now) && hops(others, othersAt, words[i], now) > 0) {
                common++;
            }
        }
        return common;
    }

    /** The least sum of payments over an account on both streams, 0 without one. */
    static int hopsOver(long[] words, int at, long[] others, int othersAt, long now) {
        int least = 0;
        for (int i = at; i < at + WORDS; i += 2) {
            int rest = live(words, i, now) ? hops(others, othersAt, words[i], now) : 0;
            int sum = rest == 0 ? 0 : rest + hops(words[i + 1]);
            least = sum > 0 && (least == 0 || sum < least) ? sum : least;
        }
        return least;
    }

    /** The neighbour now stands on the stream, and so do its own deepest and newest. */
    static void join(long[] words, int at, Acquaintance neighbour, int neighbourAt) {
        long now = neighbour.now();
        long[] from = neighbour.words;
        put(words, at, neighbour.account(), now << DEPTH_BITS | 1);
        // Greatest numbers in place of branches, which nobody could foresee: the number of a place
        // stands in the lowest bits, the first of equals is the greatest.
        long deepest = NONE;
        long newest = NONE;
        for (int i = 0; i < KEPT; i++) {
            long mark = from[neighbourAt + 2 * i + 1];
            boolean live = live(from, neighbourAt + 2 * i, now);
            deepest = Math.max(deepest, live ? number(hops(mark), KEPT - i) : NONE);
            newest = Math.max(newest, live ? number(mark, KEPT - i) : NONE);
        }
        if (newest == NONE) {
            return;
        }
        passOn(words, at, from, neighbourAt, deepest);
        if (place(newest) != place(deepest)) {
            passOn(words, at, from, neighbourAt, newest);
        }
    }

    private static long number(long number, int place) {
        return number << PLACE_BITS | place;
    }

    private static int place(long number) {
        return (int) number & ((1 << PLACE_BITS) - 1);
    }

    private static void passOn(long[] words, int at, long[] from, int fromAt, long chosen) {
        int i = fromAt + 2 * (KEPT - place(chosen));
        put(words, at, from[i], from[i + 1] + (hops(from[i + 1]) < DEEPEST ? 1 : 0));
    }

    /** Where the account stands already, else where nobody does, else in the oldest one's place. */
    private static void put(long[] words, int at, long account, long mark) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < KEPT; i++) {
            long there = words[at + 2 * i];
            long number = there == 0 ? EMPTY : number(words[at + 2 * i + 1], 0);
            least = Math.min(least, (there == account ? NONE : number) | i);
        }
        int place = at + 2 * place(least);
        words[place] = account;
        words[place + 1] = mark;
    }
}
