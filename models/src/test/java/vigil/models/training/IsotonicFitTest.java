package vigil.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import vigil.engine.scoring.Calibration;

class IsotonicFitTest {
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
