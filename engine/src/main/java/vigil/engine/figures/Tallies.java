package vigil.engine.figures;

/** Small counts, four to a word, all halved when one is full. */
public final class Tallies {
    private static final long EIGHTH_OF_A_DAY = 3 * 3_600_000L;
    private static final int FULL = 0xFFFF;
    private static final long PAIRS = 0x0000_FFFF_0000_FFFFL;

    private Tallies() {}

    /** Which eighth of the day a time lies in. */
    public static int hours(long time) {
        return (int) Math.floorMod(Math.floorDiv(time, EIGHTH_OF_A_DAY), 8L);
    }

    /** One of the counts from {@code at} on. */
    public static int get(long[] words, int at, int which) {
        return (int) (words[at + which / 4] >>> 16 * (which % 4)) & FULL;
    }

    /** Counts one of so many. */
    public static void count(long[] words, int at, int which, int size) {
        if (get(words, at, which) == FULL) {
            for (int i = 0; i < size / 4; i++) {
                words[at + i] = (words[at + i] >>> 1) & 0x7FFF_7FFF_7FFF_7FFFL;
            }
        }
        words[at + which / 4] += 1L << 16 * (which % 4);
    }

    /** The sum of so many counts, a multiple of four. */
    public static long all(long[] words, int at, int size) {
        // Two counts at a time, each of which has the room of two.
        long pairs = 0;
        for (int i = at; i < at + size / 4; i++) {
            pairs += (words[i] & PAIRS) + (words[i] >>> 16 & PAIRS);
        }
        return (pairs >>> 32) + (pairs & 0xFFFF_FFFFL);
    }
}
