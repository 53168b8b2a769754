package vigil.engine.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vigil.engine.features.Moment;

/** A model ready to score moments. Not safe for several threads. */
public final class ScoringModel {
    private final FeatureSpecification specification;
    private final Forest forest;
    private final Calibration calibration;
    private final double threshold;
    private final double[] vector;

    /**
     * @param threshold log odds from which a transaction is flagged
     * @throws ModelException when trees and features do not fit together
     */
    public ScoringModel(
            FeatureSpecification specification,
            Forest forest,
            Calibration calibration,
            double threshold) {
        if (forest.features() != specification.size()) {
            throw new ModelException(
                    "The model's trees read "
                            + forest.features()
                            + " figures, its list names "
                            + specification.size());
        }
        this.specification = specification;
        this.forest = forest;
        this.calibration = calibration;
        this.threshold = threshold;
        this.vector = new double[specification.size()];
    }

    public Forest forest() {
        return forest;
    }

    public FeatureSpecification specification() {
        return specification;
    }

    /** The probability of laundering as of the moment. */
    public Score score(Moment moment) {
        specification.read(moment, vector);
        double score = forest.score(vector);
        double probability = calibration.probability(score);
        return new Score(score, probability, score >= threshold);
    }

    /** What spoke most for or against the moment scored last, the strongest first. */
    public List<ReasonCode> reasons(int most) {
        return strongest(forest.attribute(vector), most);
    }

    /** The same by exact SHAP values: for alerts, not for every transaction. */
    public List<ReasonCode> exactReasons(int most) {
        return strongest(forest.shap(vector), most);
    }

    private List<ReasonCode> strongest(double[] contributions, int most) {
        List<ReasonCode> reasons = new ArrayList<>();
        for (int i = 0; i < vector.length; i++) {
            if (contributions[i] != 0) {
                reasons.add(
                        new ReasonCode(
                                specification.names().get(i),
                                specification.meaning(i),
                                vector[i],
                                contributions[i]));
            }
        }
        reasons.sort(
                Comparator.comparingDouble((ReasonCode code) -> -Math.abs(code.contribution()))
                        .thenComparing(ReasonCode::feature));
        return List.copyOf(reasons.subList(0, Math.min(most, reasons.size())));
    }
}
