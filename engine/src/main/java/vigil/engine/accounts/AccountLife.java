package vigil.engine.accounts;

import vigil.engine.figures.Beat;
import vigil.engine.figures.Fading;
import vigil.engine.figures.Tallies;

/**
 * An account's figures over its whole life: counts and distinct counterparties at once, the half of
 * a direction payment by payment.
 */
final class AccountLife {
    private AccountLife() {}

    /** A payment as the half of an account counts it; one object is filled again and again. */
    static final class Entry {
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
        Entry of(Movement movement, boolean isFirst, Fading weighed) {
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

    /** Counts the payment at hand, but for what {@link #add} makes of it. */
    static void count(Movement movement, long[] words, int at, Direction direction) {
        boolean out = direction == Direction.OUT;
        long one = out ? 1L << 32 : 1;
        words[at + AccountRecord.COUNTS] = plus(words[at + AccountRecord.COUNTS], one);
        if (!movement.pairKnown) {
            words[at + AccountRecord.PORTS] = plus(words[at + AccountRecord.PORTS], one);
        }
        words[at + AccountRecord.CURRENCY] = movement.currency;
        if (out && (movement.place | movement.wording) != 0) {
            lastPaid(movement, words, at);
        }
    }

    /** Remembers where and with which words an account paid, the latest by event time. */
    private static void lastPaid(Movement movement, long[] words, int at) {
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

    /** Adds the payment of that number, counted from 1, to the half of its direction. */
    static void add(Entry entry, long[] words, int half, int number) {
        tick(entry, words, half);
        plus(words, half + AccountRecord.FADED_SUMS, entry.minor * entry.weights.shortly());
        plus(words, half + AccountRecord.FADED_SUMS + 1, entry.minor * entry.weights.longly());
        int amounts = half + AccountRecord.AMOUNTS;
        words[amounts + 2] = words[amounts + 1];
        words[amounts + 1] = words[amounts];
        words[amounts] = entry.minor;
        Beat.add(words, half + AccountRecord.BEATS, entry.time);
        moments(entry.minor, words, half, number);
        Tallies.count(words, half + AccountRecord.HOURS, Tallies.hours(entry.time), 8);
        Tallies.count(words, half + AccountRecord.RAILS, entry.rail(), 12);
        long kinds = words[half + AccountRecord.KINDS];
        kinds = entry.isCash() ? plus(kinds, 1L << 32) : kinds;
        words[half + AccountRecord.KINDS] = entry.isRound() ? plus(kinds, 1) : kinds;
        long seen = words[half + AccountRecord.SEEN];
        words[half + AccountRecord.SEEN] = number == 1 ? entry.time : Math.min(seen, entry.time);
    }

    /** Adds what is told of a payment to a stranger besides. */
    static void addFirst(Entry entry, long[] words, int firsts) {
        tick(entry, words, firsts);
        words[firsts + AccountRecord.FIRST_AMOUNT] = entry.minor;
    }

    /** Remembers when a payment was. */
    private static void tick(Entry entry, long[] words, int told) {
        long before = words[told + AccountRecord.LAST];
        if (before != 0) {
            // One more than the gap, so that zero means none.
            words[told + AccountRecord.GAP] = Math.max(0, entry.time - before) + 1;
        }
        // A time beyond the horizon came from a broken clock: the next plausible one replaces it.
        boolean broken = before == 0 || before > entry.horizon;
        words[told + AccountRecord.LAST] = broken ? entry.time : Math.max(before, entry.time);
        plus(words, told + AccountRecord.FADED_COUNTS, entry.weights.shortly());
        plus(words, told + AccountRecord.FADED_COUNTS + 1, entry.weights.longly());
    }

    static void plus(long[] words, int at, double amount) {
        words[at] = Double.doubleToRawLongBits(Double.longBitsToDouble(words[at]) + amount);
    }

    /** Welford: mean and sum of squared deviations in one pass. */
    private static void moments(long minor, long[] words, int half, int number) {
        double mean = Double.longBitsToDouble(words[half + AccountRecord.MEAN]);
        double delta = minor - mean;
        mean += delta / number;
        words[half + AccountRecord.MEAN] = Double.doubleToRawLongBits(mean);
        plus(words, half + AccountRecord.SQUARES, delta * (minor - mean));
        words[half + AccountRecord.GREATEST] =
                Math.max(words[half + AccountRecord.GREATEST], minor);
    }

    static int count(long[] words, int at, Direction direction) {
        long counts = words[at + AccountRecord.COUNTS];
        return (int) (direction == Direction.OUT ? counts >>> 32 : counts);
    }

    /**
     * Brings everything that fades to another epoch, or back from a time that a broken clock said.
     */
    static void rebase(long[] words, int at, long from, long to, boolean isBroken) {
        long epochBefore = Fading.epoch(from);
        long epoch = Fading.epoch(to);
        double shortly = Fading.shortlyFrom(epochBefore, epoch);
        double longly = Fading.longlyFrom(epochBefore, epoch);
        if (isBroken) {
            Fading then = new Fading().of(from, epochBefore);
            Fading now = new Fading().of(to, epoch);
            shortly = now.shortly() / then.shortly();
            longly = now.longly() / then.longly();
        }
        for (Direction direction : Direction.values()) {
            int half = AccountRecord.half(at, direction);
            int firsts = AccountRecord.firsts(at, direction);
            scale(words, half + AccountRecord.FADED_COUNTS, shortly);
            scale(words, half + AccountRecord.FADED_COUNTS + 1, longly);
            scale(words, half + AccountRecord.FADED_SUMS, shortly);
            scale(words, half + AccountRecord.FADED_SUMS + 1, longly);
            scale(words, firsts + AccountRecord.FADED_COUNTS, shortly);
            scale(words, firsts + AccountRecord.FADED_COUNTS + 1, longly);
            for (int hops = 0; hops < AccountRecord.WAYS_KEPT; hops++) {
                scale(words, AccountRecord.ways(at, direction) + hops, shortly);
            }
        }
    }

    private static void scale(long[] words, int at, double factor) {
        words[at] = Double.doubleToRawLongBits(Double.longBitsToDouble(words[at]) * factor);
    }
}
