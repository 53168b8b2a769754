package vigil.engine.accounts;

/** Small counts, four to a word, all halved when one is full. */
final class Tallies {
    private static final long EIGHTH_OF_A_DAY = 3 * 3_600_000L;
    private static final int FULL = 0xFFFF;

    private Tallies() {}

    static int hours(long time) {
        return (int) Math.floorMod(Math.floorDiv(time, EIGHTH_OF_A_DAY), 8L);
    }

    static int get(long[] words, int at, int which) {
        return (int) (words[at + which / 4] >>> 16 * (which % 4)) & FULL;
    }

    static void count(long[] words, int at, int which, int size) {
        if (get(words, at, which) == FULL) {
            for (int i = 0; i < size / 4; i++) {
                words[at + i] = (words[at + i] >>> 1) & 0x7FFF_7FFF_7FFF_7FFFL;
            }
        }
        words[at + which / 4] += 1L << 16 * (which % 4);
    }

    static long all(long[] words, int at, int size) {
        long all = 0;
        for (int i = 0; i < size; i++) {
            all += get(words, at, i);
        }
        return all;
    }
}
