package vigil.engine.accounts;

/**
 * An account's figures over its whole life: counts, distinct counterparties, moments, greatest
 * amount.
 */
final class AccountLife {
    private AccountLife() {}

    static void apply(
            Movement movement, long[] words, int at, Direction direction, boolean pairKnown) {
        boolean out = direction == Direction.OUT;
        if (words[at + AccountRecord.COUNTS] == 0) {
            words[at + AccountRecord.FIRST] = movement.time;
        }
        words[at + AccountRecord.FIRST] = Math.min(words[at + AccountRecord.FIRST], movement.time);
        int last = at + AccountRecord.LAST_OUT + direction.ordinal();
        boolean none = count(words, at, direction) == 0;
        // A time beyond the horizon came from a broken clock: the next plausible one replaces it.
        words[last] =
                none || words[last] > movement.horizon
                        ? movement.time
                        : Math.max(words[last], movement.time);
        long one = out ? 1L << 32 : 1;
        words[at + AccountRecord.COUNTS] = plus(words[at + AccountRecord.COUNTS], one);
        if (!pairKnown) {
            words[at + AccountRecord.PORTS] = plus(words[at + AccountRecord.PORTS], one);
        }
        if (movement.cash) {
            words[at + AccountRecord.KINDS] = plus(words[at + AccountRecord.KINDS], 1L << 32);
        }
        if (movement.round) {
            words[at + AccountRecord.KINDS] = plus(words[at + AccountRecord.KINDS], 1);
        }
        moments(
                movement.minor,
                words,
                AccountRecord.moments(at, direction),
                count(words, at, direction));
    }

    /** Remembers where and with which words an account paid, the latest by event time. */
    static void lastPaid(Movement movement, long[] words, int at) {
        if (movement.wording != 0) {
            words[at + AccountRecord.WORDING] = movement.wording;
        }
        boolean later =
                words[at + AccountRecord.PLACE] == 0
                        || movement.time >= words[at + AccountRecord.PLACE_TIME]
                        || words[at + AccountRecord.PLACE_TIME] > movement.horizon;
        if (movement.place != 0 && later) {
            words[at + AccountRecord.PLACE] = movement.place;
            words[at + AccountRecord.PLACE_TIME] = movement.time;
        }
    }

    /** Two counts in one word, each kept from running over. */
    private static long plus(long counts, long one) {
        boolean high = one > 1;
        int count = high ? (int) (counts >>> 32) : (int) counts;
        return count == Integer.MAX_VALUE ? counts : counts + one;
    }

    /** Welford: mean and sum of squared deviations in one pass. */
    private static void moments(long minor, long[] words, int at, int count) {
        double mean = Double.longBitsToDouble(words[at + AccountRecord.MEAN]);
        double delta = minor - mean;
        mean += delta / count;
        double squares =
                Double.longBitsToDouble(words[at + AccountRecord.SQUARES]) + delta * (minor - mean);
        words[at + AccountRecord.MEAN] = Double.doubleToRawLongBits(mean);
        words[at + AccountRecord.SQUARES] = Double.doubleToRawLongBits(squares);
        words[at + AccountRecord.GREATEST] = Math.max(words[at + AccountRecord.GREATEST], minor);
    }

    static int count(long[] words, int at, Direction direction) {
        long counts = words[at + AccountRecord.COUNTS];
        return (int) (direction == Direction.OUT ? counts >>> 32 : counts);
    }
}
