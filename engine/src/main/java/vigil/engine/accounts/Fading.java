package vigil.engine.accounts;

/**
 * How much is left of what fades, by half-lives.
 *
 * <p>Products and sums alone, from a table of the strict library: the same bits on every processor,
 * where {@link Math#exp} may answer otherwise on another one, and a replay with it. Within three
 * units in the last place.
 */
final class Fading {
    private static final int STEPS = 256;

    /** Half-lives after which nothing is left that a double could tell. */
    private static final int MOST = 1_000;

    private static final double LN_2 = StrictMath.log(2);
    private static final double[] PARTS = parts();

    private Fading() {}

    private static double[] parts() {
        double[] parts = new double[STEPS];
        for (int i = 0; i < STEPS; i++) {
            parts[i] = StrictMath.pow(2, -i / (double) STEPS);
        }
        return parts;
    }

    /** Two to the power of minus so many half-lives, which are not negative. */
    static double after(double halfLives) {
        if (!(halfLives < MOST)) {
            return 0;
        }
        int steps = (int) (halfLives * STEPS);
        double rest = LN_2 * (halfLives - steps / (double) STEPS);
        // The series of the exponential: the rest lies below 0.003, the next member below 10^-17.
        double series =
                1
                        - rest
                                * (1
                                        - rest
                                                * (1 / 2.0
                                                        - rest
                                                                * (1 / 6.0
                                                                        - rest
                                                                                * (1 / 24.0
                                                                                        - rest
                                                                                                / 120))));
        double whole = Double.longBitsToDouble((long) (Double.MAX_EXPONENT - steps / STEPS) << 52);
        return PARTS[steps % STEPS] * series * whole;
    }
}
