package vigil.gateway.firewall;

/**
 * How much one request may cost: patterns are searched in linear time, yet a text made to wake all
 * of them would cost a hundred times its length.
 */
final class Work {

    private static final long FREE = 2_000_000;
    private static final int TIMES_LENGTH = 4;

    private final long[] atoms;
    private long left;

    Work(int words, long requestLength) {
        this.atoms = new long[words];
        this.left = FREE + TIMES_LENGTH * requestLength;
    }

    /** Room for the atoms of one text. */
    long[] atoms() {
        return atoms;
    }

    /** Whether a pattern may be searched in that many characters. */
    boolean maySpend(int characters) {
        left -= characters;
        return left >= 0;
    }

    boolean isExhausted() {
        return left < 0;
    }
}
