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
        int deepest = -1;
        int newest = -1;
        for (int i = neighbourAt; i < neighbourAt + WORDS; i += 2) {
            if (live(from, i, now)) {
                deepest = deepest < 0 || hops(from[i + 1]) > hops(from[deepest + 1]) ? i : deepest;
                newest = newest < 0 || from[i + 1] > from[newest + 1] ? i : newest;
            }
        }
        passOn(words, at, from, deepest);
        if (newest != deepest) {
            passOn(words, at, from, newest);
        }
    }

    private static void passOn(long[] words, int at, long[] from, int i) {
        if (i >= 0) {
            put(words, at, from[i], from[i + 1] + (hops(from[i + 1]) < DEEPEST ? 1 : 0));
        }
    }

    private static void put(long[] words, int at, long account, long mark) {
        int place = at;
        for (int i = at; i < at + WORDS; i += 2) {
            if (words[i] == account) {
                place = i;
                break;
            }
            boolean older = words[i] == 0 || words[i + 1] < words[place + 1];
            place = older && words[place] != 0 ? i : place;
        }
        words[place] = account;
        words[place + 1] = mark;
    }
}
