package vigil.models.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether probabilities are what they say.
 *
 * @param brier mean square of probability against label
 * @param error expected calibration error: how far what is said and what was stand apart in a band,
 *     over all bands by their transactions (Naeini et al., Obtaining Well Calibrated Probabilities
 *     Using Bayesian Binning, 2015)
 * @param said laundering transactions that the probabilities add up to
 */
public record Reliability(double brier, double error, double said, List<Band> bands) {
    private static final double[] EDGES = {0, 0.001, 0.01, 0.1, 0.5, 0.9, 1};

    public Reliability {
        bands = List.copyOf(bands);
    }

    /**
     * Transactions with like probabilities.
     *
     * @param from inclusive
     * @param to exclusive, but for the last
     * @param said mean probability
     * @param was share that is laundering
     */
    public record Band(double from, double to, int transactions, double said, double was) {}

    static Reliability of(double[] probabilities, boolean[] laundering) {
        int count = EDGES.length - 1;
        int[] all = new int[count];
        double[] sums = new double[count];
        int[] bad = new int[count];
        double squares = 0;
        double said = 0;
        for (int i = 0; i < probabilities.length; i++) {
            int band = band(probabilities[i]);
            all[band]++;
            sums[band] += probabilities[i];
            bad[band] += laundering[i] ? 1 : 0;
            double error = probabilities[i] - (laundering[i] ? 1 : 0);
            squares += error * error;
            said += probabilities[i];
        }
        List<Band> bands = new ArrayList<>();
        double apart = 0;
        for (int i = 0; i < count; i++) {
            if (all[i] > 0) {
                bands.add(
                        new Band(
                                EDGES[i],
                                EDGES[i + 1],
                                all[i],
                                sums[i] / all[i],
                                (double) bad[i] / all[i]));
                apart += Math.abs(sums[i] - bad[i]);
            }
        }
        int rows = Math.max(1, probabilities.length);
        return new Reliability(squares / rows, apart / rows, said, bands);
    }

    private static int band(double probability) {
        int band = 0;
        while (band < EDGES.length - 2 && probability >= EDGES[band + 1]) {
            band++;
        }
        return band;
    }
}
