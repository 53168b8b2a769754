package vigil.engine.aggregates;

/**
 * How often amounts begin with each digit, three counts to a long, and how far that is from
 * Benford's law: a first digit d has the share log10(1 + 1/d) where amounts grew by themselves.
 */
final class FirstDigits {
    /** Fewer payments prove nothing. */
    private static final int FEWEST = 50;

    private static final int DIGITS = 9;
    private static final int TO_A_LONG = 3;
    private static final int COUNT_BITS = 21;
    private static final long MOST = (1L << COUNT_BITS) - 1;

    private final long[] counts = new long[DIGITS];

    /** Counts an amount in the three longs of its slot; one of nothing has no first digit. */
    static void add(long[] words, int at, long value) {
        if (value <= 0) {
            return;
        }
        long digit = value;
        while (digit > DIGITS) {
            digit /= 10;
        }
        int place = (int) digit - 1;
        int shift = COUNT_BITS * (place % TO_A_LONG);
        int word = at + place / TO_A_LONG;
        if ((words[word] >>> shift & MOST) < MOST) {
            words[word] += 1L << shift;
        }
    }

    /** Takes the counts of a slot. */
    void take(long[] words, int at) {
        for (int i = 0; i < DIGITS; i++) {
            counts[i] += words[at + i / TO_A_LONG] >>> COUNT_BITS * (i % TO_A_LONG) & MOST;
        }
    }

    double chiSquare() {
        long all = 0;
        for (long count : counts) {
            all += count;
        }
        if (all < FEWEST) {
            return 0;
        }
        double chiSquare = 0;
        for (int i = 0; i < DIGITS; i++) {
            double expected = all * StrictMath.log10(1 + 1.0 / (i + 1));
            chiSquare += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        return chiSquare;
    }
}
