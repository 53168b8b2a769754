package vigil.launcher.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import vigil.contracts.amlworld.RingKey;
import vigil.launcher.analyse.RingScore.TypologyScore;

class RingScoreTest {
    private static final Instant DAY = Instant.parse("2022-09-01T00:00:00Z");

    @Test
    void halfOfTheEvidenceAndTwoTransactionsAreEnough() {
        assertThat(foundWithEvidence(0, 1, 90, 91)).isEqualTo(1);
        assertThat(foundWithEvidence(0, 1)).isEqualTo(1);
    }

    @Test
    void lessThanHalfOfTheEvidenceIsNotEnough() {
        assertThat(foundWithEvidence(0, 1, 90, 91, 92)).isZero();
    }

    @Test
    void oneTransactionIsNotEnoughNotEvenTwice() {
        assertThat(foundWithEvidence(0)).isZero();
        assertThat(foundWithEvidence(0, 0)).isZero();
    }

    @Test
    void evidenceOfTwoAlertsDoesNotAddUp() {
        RingScore score = score();

        score.alert(DAY, List.of(0L, 90L));
        score.alert(DAY, List.of(1L, 91L));

        assertThat(score.byTypology().getFirst().found()).isZero();
    }

    @Test
    void hoursRunFromTheLastTransactionToTheFirstAlertThatFoundTheRing() {
        RingScore score = score();

        score.alert(DAY.plusSeconds(9 * 3_600), List.of(0L, 1L));
        score.alert(DAY.plusSeconds(5 * 3_600), List.of(1L, 2L));
        score.alert(DAY.plusSeconds(3_600), List.of(0L, 90L));

        // The last of the three transactions is at two o'clock.
        assertThat(score.byTypology())
                .containsExactly(
                        new TypologyScore("CYCLE", 1, 1, 3.0),
                        new TypologyScore("FAN-IN", 1, 0, null));
    }

    @Test
    void anAlertBeforeTheLastTransactionCountsNegative() {
        RingScore score = score();

        score.alert(DAY.plusSeconds(3_600), List.of(0L, 1L));

        assertThat(score.byTypology().getFirst().medianHoursToAlert()).isEqualTo(-1.0);
    }

    @Test
    void aRowOfTwoRingsCountsForBoth() {
        var score =
                new RingScore(
                        new RingKey(
                                List.of(
                                        new RingKey.Ring("0", "CYCLE", List.of(0L, 1L)),
                                        new RingKey.Ring("1", "CYCLE", List.of(1L, 2L)))));
        LongStream.range(0, 3).forEach(row -> score.transaction(row, DAY));

        score.alert(DAY, List.of(0L, 1L, 2L));

        assertThat(score.byTypology()).containsExactly(new TypologyScore("CYCLE", 2, 2, 0.0));
    }

    @Test
    void ringsWithRowsThatNeverCameAreNamed() {
        RingScore score = score();

        assertThat(score.incomplete()).containsExactly("1");
        assertThat(score.names(0)).isTrue();
        assertThat(score.names(90)).isFalse();
    }

    private static int foundWithEvidence(long... rows) {
        RingScore score = score();
        score.alert(DAY, LongStream.of(rows).boxed().toList());
        return score.byTypology().getFirst().found();
    }

    /** A cycle in rows 0 to 2, an hour apart, and a fan-in in rows that are never told. */
    private static RingScore score() {
        var score =
                new RingScore(
                        new RingKey(
                                List.of(
                                        new RingKey.Ring("0", "CYCLE", List.of(0L, 1L, 2L)),
                                        new RingKey.Ring("1", "FAN-IN", List.of(50L, 51L)))));
        LongStream.range(0, 3).forEach(row -> score.transaction(row, DAY.plusSeconds(row * 3_600)));
        return score;
    }
}
