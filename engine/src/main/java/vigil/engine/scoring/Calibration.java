package vigil.engine.scoring;

import java.util.List;

/**
 * From a score in log odds to a probability: the steps of an isotonic regression, straight between
 * their middles, level beyond the outer ones.
 *
 * @param scores rising
 * @param probabilities never falling, 0 to 1
 */
public record Calibration(List<Double> scores, List<Double> probabilities) {
    public Calibration {
        scores = List.copyOf(scores);
        probabilities = List.copyOf(probabilities);
        if (scores.isEmpty() || scores.size() != probabilities.size()) {
            throw new ModelException("The model's calibration needs as many scores as chances");
        }
        for (int i = 0; i < scores.size(); i++) {
            boolean sound =
                    Double.isFinite(scores.get(i))
                            && probabilities.get(i) >= 0
                            && probabilities.get(i) <= 1;
            boolean rises =
                    i == 0
                            || (scores.get(i) > scores.get(i - 1)
                                    && probabilities.get(i) >= probabilities.get(i - 1));
            if (!sound || !rises) {
                throw new ModelException("The model's calibration falls or leaves 0 to 1");
            }
        }
    }

    /** The share of laundering among transactions with such a score. */
    public double probability(double score) {
        int last = scores.size() - 1;
        if (score <= scores.getFirst()) {
            return probabilities.getFirst();
        }
        if (score >= scores.get(last)) {
            return probabilities.get(last);
        }
        int low = 0;
        int high = last;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (scores.get(middle) <= score) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double share = (score - scores.get(low)) / (scores.get(high) - scores.get(low));
        return probabilities.get(low) + share * (probabilities.get(high) - probabilities.get(low));
    }
}
