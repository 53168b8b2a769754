package vigil.engine.graph;

/** Whether two amounts can be the same money, a fee and an exchange rate apart. */
final class Band {
    private static final double HOP = 1.25;
    private static final double STEP = 1.15;
    private static final double RING = 2;
    private static final double ORDER = 4;

    private Band() {}

    /** The greater over the lesser. */
    static double quotient(long a, long b) {
        return a > b ? (double) a / b : (double) b / a;
    }

    /** One step of a chain, where nothing but amounts ties the payments together. */
    static boolean step(long a, long b) {
        return a <= b * STEP && b <= a * STEP;
    }

    /** One hop: what arrived and what was sent on. */
    static boolean hop(long a, long b) {
        return a <= b * HOP && b <= a * HOP;
    }

    /** Two payments of one order of size. */
    static boolean order(long a, long b) {
        return a <= b * ORDER && b <= a * ORDER;
    }

    /** Any two steps of one ring. */
    static boolean ring(long a, long b) {
        return a <= b * RING && b <= a * RING;
    }
}
