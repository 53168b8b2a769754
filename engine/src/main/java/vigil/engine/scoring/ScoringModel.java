package vigil.engine.scoring;

import java.util.List;
import vigil.engine.features.Moment;

/** A model ready to score moments. Not safe for several threads: each takes {@link #another}. */
public final class ScoringModel {
    private final FeatureSpecification specification;
    private final Forest forest;
    private final Calibration calibration;
    private final double threshold;
    private final int[] asked;
    private final double[] vector;

    /** What each figure did to the score, and the mean; filled by {@link #explain} alone. */
    private final double[] contributions;

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
        this.asked = forest.asked();
        this.vector = new double[specification.size()];
        this.contributions = new double[specification.size() + 1];
    }

    /** The same model for another thread, the trees shared. */
    public ScoringModel another() {
        return new ScoringModel(specification, forest.another(), calibration, threshold);
    }

    public Forest forest() {
        return forest;
    }

    public FeatureSpecification specification() {
        return specification;
    }

    /** The probability of laundering as of the moment. */
    public Score score(Moment moment) {
        specification.read(moment, asked, vector);
        return judged(forest.score(vector));
    }

    /** The same score, and on the same ways through the trees what {@link #reasons} answers. */
    public Score explain(Moment moment) {
        specification.read(moment, asked, vector);
        return judged(forest.attribute(vector, contributions));
    }

    private Score judged(double score) {
        return new Score(score, calibration.probability(score), score >= threshold);
    }

    /** What spoke most for or against the moment explained last, the strongest first. */
    public List<ReasonCode> reasons(Moment explained, int most) {
        return specification.strongest(contributions, explained, most);
    }

    /** The same by exact SHAP values: for alerts, not for every transaction. */
    public List<ReasonCode> exactReasons(Moment explained, int most) {
        return specification.strongest(forest.shap(vector), explained, most);
    }
}
