package vigil.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import vigil.engine.scoring.Calibration;

class RankingTest {
    private static final double[] SCORES = {0.9, 0.8, 0.7, 0.7, 0.1};
    private static final boolean[] LABELS = {true, false, true, true, false};

    @Test
    void theBestThresholdStandsBetweenTwoScores() {
        var best = new Ranking(SCORES, LABELS).best();

        assertThat(best.threshold()).isCloseTo(0.4, within(1e-12));
        assertThat(best.precision()).isEqualTo(0.75);
        assertThat(best.recall()).isEqualTo(1);
    }

    @Test
    void ofThresholdsThatAreEquallyGoodTheStrictestIsTaken() {
        double[] scores = {0.9, 0.8, 0.7, 0.6};
        boolean[] labels = {true, false, false, true};

        assertThat(new Ranking(scores, labels).strictestOfTheBest().threshold())
                .isCloseTo(0.85, within(1e-12));
    }

    @Test
    void equalScoresStandOrFallTogether() {
        var at = new Ranking(SCORES, LABELS).at(0.7);

        assertThat(at.precision()).isEqualTo(0.75);
        assertThat(new Ranking(SCORES, LABELS).averagePrecision())
                .isCloseTo(1.0 / 3 + 2.0 / 3 * 0.75, within(1e-12));
    }

    @Test
    void aBudgetTakesTheHighestScores() {
        assertThat(new Ranking(SCORES, LABELS).recallWithin(0.4)).isCloseTo(1.0 / 3, within(1e-12));
    }

    @Test
    void calibrationNeverFallsAndFollowsTheShares() {
        double[] scores = new double[2_000];
        boolean[] labels = new boolean[2_000];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = i / 2_000.0;
            labels[i] = i >= 1_000 && i % 2 == 0;
        }

        Calibration calibration = IsotonicFit.of(scores, labels);

        assertThat(calibration.probability(0.2)).isLessThan(0.02);
        assertThat(calibration.probability(0.9)).isCloseTo(0.5, within(0.05));
        assertThat(calibration.probabilities()).isSorted();
    }
}
