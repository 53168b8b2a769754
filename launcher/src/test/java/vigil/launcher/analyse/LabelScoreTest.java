package vigil.launcher.analyse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelScoreTest {
    @Test
    void alertsAreHeldAgainstTheLabelsOfTheirEvidence() {
        var score = new LabelScore();
        for (long row = 0; row < 10; row++) {
            score.transaction(row, row < 4);
        }

        score.alert(3, List.of(0L, 3L, 7L, 8L));
        score.alert(9, List.of(2L, 7L, 9L));
        score.alert(9, List.of(9L));

        assertThat(score.trueAlerts()).isEqualTo(1);
        assertThat(score.precision()).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(score.shownTransactions()).isEqualTo(3);
        assertThat(score.recall()).isCloseTo(0.75, within(1e-9));
        assertThat(score.ordinaryAlerted()).isEqualTo(1);
        assertThat(score.ordinaryShareAlerted()).isCloseTo(1 / 6.0, within(1e-9));
    }

    @Test
    void nothingGivesZeroesAndNoDivision() {
        var score = new LabelScore();

        assertThat(score.precision()).isZero();
        assertThat(score.recall()).isZero();
        assertThat(score.ordinaryShareAlerted()).isZero();
    }
}
