package vigil.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

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
}
