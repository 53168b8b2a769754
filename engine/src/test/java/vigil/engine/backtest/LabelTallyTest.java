package vigil.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigil.engine.AlertId;
import vigil.engine.Hit;
import vigil.engine.Outcome;
import vigil.engine.TransactionId;

class LabelTallyTest {
    private static final AlertId ALERT = new AlertId(1, 1);

    private final LabelTally tally = new LabelTally();

    @Test
    void anAlertIsTrueWhenHalfOfItsEvidenceIsLaundering() {
        laundering(1);
        laundering(2);
        tally.take(
                row(3),
                false,
                List.of(hit("half", ALERT, true, 1, 3), hit("less", ALERT, true, 1, 3, 4)));

        assertThat(tally.of("half")).isEqualTo(new LabelScore(1, 1, 1, 2));
        assertThat(tally.of("less")).isEqualTo(new LabelScore(1, 0, 1, 2));
        assertThat(tally.all()).isEqualTo(new LabelScore(2, 1, 1, 2));
        assertThat(tally.all().precision()).isEqualTo(0.5);
        assertThat(tally.all().recall()).isEqualTo(0.5);
    }

    @Test
    void whatJoinsAnAlertShowsMoreAndOpensNothing() {
        tally.take(row(1), true, List.of(hit("ring", ALERT, true, 1)));
        tally.take(row(2), true, List.of(hit("ring", ALERT, false, 1, 2)));

        assertThat(tally.of("ring")).isEqualTo(new LabelScore(1, 1, 2, 2));
    }

    @Test
    void whatOnlyScoresShowsNobodyAnything() {
        tally.take(row(1), true, List.of(hit("score", null, false, 1)));

        assertThat(tally.of("score")).isEqualTo(new LabelScore(0, 0, 0, 1));
        assertThat(tally.of("score").precision()).isZero();
    }

    @Test
    void withoutALabelNothingIsSaid() {
        tally.take(row(1), false, List.of(hit("ring", ALERT, true, 1)));

        assertThat(tally.isLabelled()).isFalse();
        assertThat(tally.all().recall()).isZero();
    }

    private void laundering(long row) {
        tally.take(row(row), true, List.of());
    }

    private static Hit hit(
            String scenario, @Nullable AlertId alert, boolean opens, long... evidence) {
        return new Hit(
                scenario,
                1,
                "test",
                100,
                Outcome.REVIEW,
                "reason",
                List.of(),
                1,
                LongStream.of(evidence).mapToObj(LabelTallyTest::row).toList(),
                alert,
                opens);
    }

    private static TransactionId row(long number) {
        return TransactionId.ofRow(number);
    }
}
