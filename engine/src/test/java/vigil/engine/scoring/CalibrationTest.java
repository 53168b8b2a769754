package vigil.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    @Test
    void itIsStraightBetweenStepsAndLevelBeyond() {
        var calibration = new Calibration(List.of(-1.0, 1.0), List.of(0.1, 0.5));

        assertThat(calibration.probability(-9)).isEqualTo(0.1);
        assertThat(calibration.probability(0)).isCloseTo(0.3, within(1e-12));
        assertThat(calibration.probability(9)).isEqualTo(0.5);
    }

    @Test
    void aFallingOneIsRefused() {
        assertThatThrownBy(() -> new Calibration(List.of(-1.0, 1.0), List.of(0.5, 0.1)))
                .isInstanceOf(ModelException.class);
    }
}
