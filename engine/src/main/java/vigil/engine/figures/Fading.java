package vigil.engine.figures;

/**
 * What something that happened at a time weighs beside what happened at another, where half is gone
 * after a half-life.
 *
 * <p>Figures that fade are not scaled down as time goes on. What comes later weighs more instead:
 * twice as much after a half-life (forward decay; Cormode, Shkapenyuk, Srivastava and Xu, ICDE
 * 2009). A figure is divided by the weight of the time when it is asked for. So one weight serves
 * both accounts of a payment, and what a payment adds nothing to is not touched. Weights count from
 * the beginning of an epoch, or they would outgrow a double within six years.
 *
 * <p>The long half-life is seven short ones, so the short weight is the seventh power of the long
 * one. Powers of two come from a table and a polynomial in plain arithmetic, which is the same on
 * every machine; {@link Math#exp} need not be.
 */
public final class Fading {
    /** Milliseconds, as all times are. */
    public static final long SHORT_HALF_LIFE = 2 * 86_400_000L;

    public static final long LONG_HALF_LIFE = 7 * SHORT_HALF_LIFE;

    private static final int HALF_LIVES = 64;

    /** How long weights count from the same beginning. */
    public static final long EPOCH = HALF_LIVES * LONG_HALF_LIFE;

    /** By which figures change from one epoch to the next, in powers of two. */
    private static final int SHORT_STEP = 7 * HALF_LIVES;

    /** Seven times as much is still a double. */
    private static final double MOST = 145;

    private static final int STEPS_BITS = 6;
    private static final int STEPS = 1 << STEPS_BITS;
    private static final double LN_2 = 0.6931471805599453;
    private static final double[] TABLE = table();

    private double shortly = 1;
    private double longly = 1;

    private long time;
    private long epoch;

    /** Which epoch a time lies in. */
    public static long epoch(long time) {
        return Math.floorDiv(time, EPOCH);
    }

    /** The weights of a time in figures of an epoch. */
    public Fading of(long newTime, long newEpoch) {
        if (newTime != time || newEpoch != epoch) {
            time = newTime;
            epoch = newEpoch;
            reckon((newTime - newEpoch * EPOCH) * (1.0 / LONG_HALF_LIFE));
        }
        return this;
    }

    /** The weight by the short half-life. */
    public double shortly() {
        return shortly;
    }

    /** The weight by the long one. */
    public double longly() {
        return longly;
    }

    /** The same where time and epoch are these already, else by another. */
    public Fading orBy(Fading other, long newTime, long newEpoch) {
        return newTime == time && newEpoch == epoch ? this : other.of(newTime, newEpoch);
    }

    private void reckon(double halfLives) {
        double steps = Math.max(-MOST, Math.min(MOST, halfLives)) * STEPS;
        // Cut off above zero, which is faster than a floor.
        int step = (int) (steps + (MOST * STEPS + 0.5)) - (int) (MOST * STEPS);
        int whole = step >> STEPS_BITS;
        double part = TABLE[step & STEPS - 1] * little((steps - step) * (LN_2 / STEPS));
        double square = part * part;
        longly = part * power(whole);
        shortly = square * square * (square * part) * power(7 * whole);
    }

    /** The exponential of a number closer to zero than 0.006: five terms leave less than 10^-13. */
    private static double little(double x) {
        return 1 + x * (1 + x * (1 / 2.0 + x * (1 / 6.0 + x * (1 / 24.0))));
    }

    private static double power(int exponent) {
        return Double.longBitsToDouble(exponent + 1023L << 52);
    }

    private static double[] table() {
        double[] powers = new double[STEPS];
        for (int i = 0; i < STEPS; i++) {
            powers[i] = StrictMath.pow(2, (double) i / STEPS);
        }
        return powers;
    }

    /** What short figures of an epoch are multiplied by in another, exactly a power of two. */
    public static double shortlyFrom(long from, long to) {
        return Math.scalb(1.0, (int) Math.clamp((from - to) * SHORT_STEP, -2000, 2000));
    }

    /** The same of long figures. */
    public static double longlyFrom(long from, long to) {
        return Math.scalb(1.0, (int) Math.clamp((from - to) * HALF_LIVES, -2000, 2000));
    }
}
