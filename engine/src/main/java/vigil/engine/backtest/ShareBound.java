package vigil.engine.backtest;

/**
 * How large a share may be of which a random sample showed some: the exact upper limit of Clopper
 * and Pearson (Biometrika 26, 1934), one-sided. Nothing found in 299 bounds the share at one per
 * cent with 95 % confidence, in 99 at three.
 */
final class ShareBound {
    private static final double DOUBT = 0.05;
    private static final int HALVINGS = 60;

    private ShareBound() {}

    /**
     * The greatest share, 0 to 1, under which so few would be found with a chance of 5 % or more.
     */
    static double upper(int found, int sampled) {
        if (found >= sampled) {
            return 1;
        }
        double low = (double) found / sampled;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (atMost(found, sampled, middle) > DOUBT) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The chance of at most so many in a sample, by the binomial distribution. */
    private static double atMost(int found, int sampled, double share) {
        double odds = Math.log(share) - Math.log1p(-share);
        double term = sampled * Math.log1p(-share);
        double sum = Math.exp(term);
        for (int i = 1; i <= found; i++) {
            term += Math.log((sampled - i + 1.0) / i) + odds;
            sum += Math.exp(term);
        }
        return sum;
    }
}
