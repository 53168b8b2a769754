package vigil.launcher.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigil.launcher.analyse.RingReach.Step;

class RingReachTest {
    private final RingReach reach = new RingReach(Duration.ofHours(96));

    @Test
    void aCycleIsInReachWhereEachPaymentFollowsTheOneThatFedItWithinTheWindow() {
        assertThat(cycle(step(0, 1, 2), step(5, 2, 3), step(96, 3, 1))).isTrue();
        assertThat(cycle(step(0, 1, 2), step(5, 2, 3), step(97, 3, 1))).isFalse();
        assertThat(cycle(step(0, 1, 2), step(5, 3, 1), step(9, 2, 3))).isFalse();
        assertThat(cycle(step(0, 1, 2), step(5, 2, 3), step(9, 3, 4))).isFalse();
        assertThat(cycle(step(0, 1, 1))).isFalse();
    }

    @Test
    void aScatterGatherNeedsTwoLegsThatAreWholeAtOneTime() {
        assertThat(scattered(step(0, 1, 7), step(1, 1, 8), step(9, 7, 2), step(96, 8, 2))).isTrue();
        assertThat(scattered(step(0, 1, 7), step(1, 1, 8), step(9, 7, 2), step(97, 8, 2)))
                .as("the first leg has left the window when the second is whole")
                .isFalse();
        assertThat(scattered(step(0, 1, 7), step(9, 7, 2))).as("one leg").isFalse();
        assertThat(scattered(step(0, 1, 7), step(9, 1, 8), step(9, 7, 2), step(5, 8, 2)))
                .as("one paid before it was paid")
                .isFalse();
        assertThat(scattered(step(0, 1, 7), step(9, 7, 2), step(0, 1, 7), step(10, 7, 2)))
                .as("twice the same account between")
                .isFalse();
    }

    @Test
    void otherTypologiesAreNotFollowed() {
        assertThat(reach.reaches("FAN-IN", List.of(step(0, 1, 2)))).isNull();
    }

    private @Nullable Boolean cycle(Step... steps) {
        return reach.reaches("CYCLE", List.of(steps));
    }

    private @Nullable Boolean scattered(Step... steps) {
        return reach.reaches("SCATTER-GATHER", List.of(steps));
    }

    private static Step step(long hour, long payer, long payee) {
        return new Step(Instant.EPOCH.plusSeconds(hour * 3_600), payer, payee);
    }
}
