package vigil.simulator.chance;

/**
 * Numbers that belong to things: the same seed, account and purpose always give the same one, so
 * that an account's employer need not be stored.
 */
public final class Fate {
    private Fate() {}

    /** The finaliser of SplitMix64: every bit of the result depends on every bit of the input. */
    public static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }

    /** 64 bits for a thing and a purpose. */
    public static long of(long seed, long thing, long purpose) {
        return mix(mix(seed + thing * 0x9e3779b97f4a7c15L) + purpose * 0xd1342543de82ef95L);
    }

    /** 64 bits as a number from 0 to below 1. */
    public static double unit(long bits) {
        return (bits >>> 11) * 0x1p-53;
    }

    /**
     * The normal quantile of a number between 0 and 1: P. J. Acklam's rational approximation,
     * relative error 1.2e-9. StrictMath, because the same seed must give the same file everywhere.
     */
    public static double normal(double unit) {
        double p = Math.min(Math.max(unit, 1e-12), 1 - 1e-12);
        if (p < 0.02425) {
            return tail(StrictMath.sqrt(-2 * StrictMath.log(p)));
        }
        if (p > 1 - 0.02425) {
            return -tail(StrictMath.sqrt(-2 * StrictMath.log(1 - p)));
        }
        double q = p - 0.5;
        double r = q * q;
        double above = -39.69683028665376;
        above = above * r + 220.9460984245205;
        above = above * r - 275.9285104469687;
        above = above * r + 138.3577518672690;
        above = above * r - 30.66479806614716;
        above = above * r + 2.506628277459239;
        double below = -54.47609879822406;
        below = below * r + 161.5858368580409;
        below = below * r - 155.6989798598866;
        below = below * r + 66.80131188771972;
        below = below * r - 13.28068155288572;
        below = below * r + 1;
        return above * q / below;
    }

    private static double tail(double q) {
        double above = -0.007784894002430293;
        above = above * q - 0.3223964580411365;
        above = above * q - 2.400758277161838;
        above = above * q - 2.549732539343734;
        above = above * q + 4.374664141464968;
        above = above * q + 2.938163982698783;
        double below = 0.007784695709041462;
        below = below * q + 0.3224671290700398;
        below = below * q + 2.445134137142996;
        below = below * q + 3.754408661907416;
        below = below * q + 1;
        return above / below;
    }
}
