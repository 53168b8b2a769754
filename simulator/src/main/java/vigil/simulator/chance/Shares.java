package vigil.simulator.chance;

/** Draws the index of one of several weights. */
public final class Shares {
    private final double[] sums;

    public Shares(double... weights) {
        sums = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += Math.max(weights[i], 0);
            sums[i] = sum;
        }
        if (!(sum > 0)) {
            throw new IllegalArgumentException("at least one weight must be positive");
        }
    }

    /** The index at a number from 0 to below 1. */
    public int at(double unit) {
        double wanted = unit * sums[sums.length - 1];
        int low = 0;
        int high = sums.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sums[middle] > wanted) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    public int draw(Dice dice) {
        return at(dice.unit());
    }
}
