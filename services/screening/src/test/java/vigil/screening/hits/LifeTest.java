package vigil.screening.hits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every state meets every event. */
class LifeTest {

    private static final Pair PAIR = new Pair("c", "l", "e");
    private static final Pins PINS = new Pins(1, "e1", "l1");
    private static final Reason CAUSE = Reason.ENTRY_CHANGED;

    @Test
    void theSameFactsChangeNothingButAClosedHit() {
        Sighting same = sighting(PINS, 0.9, true);

        assertThat(seen(HitState.OPEN, same, false)).isEmpty();
        assertThat(seen(HitState.UNDECIDED, same, false)).isEmpty();
        assertThat(seen(HitState.TRUE_MATCH, same, false)).isEmpty();
        assertThat(seen(HitState.FALSE_POSITIVE, same, true)).isEmpty();
        assertThat(seen(HitState.CLOSED, same, false)).contains("OPEN/ENTRY_CHANGED");
        assertThat(seen(HitState.CLOSED, same, true)).contains("FALSE_POSITIVE/JUDGED");
    }

    @Test
    void otherFactsAskForAnotherLook() {
        Sighting other = sighting(new Pins(1, "e2", "l2"), 0.8, true);

        assertThat(seen(HitState.OPEN, other, false)).contains("OPEN/FOUND");
        assertThat(seen(HitState.UNDECIDED, other, false)).contains("OPEN/ENTRY_CHANGED");
        assertThat(seen(HitState.TRUE_MATCH, other, false)).contains("TRUE_MATCH/FOUND");
        assertThat(seen(HitState.FALSE_POSITIVE, other, false)).contains("OPEN/ENTRY_CHANGED");
        assertThat(seen(HitState.CLOSED, other, false)).contains("OPEN/ENTRY_CHANGED");
    }

    @Test
    void whatNoLongerScoresClosesUnlessAnOfficerFoundTheMatchTrue() {
        Sighting below = sighting(new Pins(1, "e2", "l2"), 0.2, false);

        assertThat(seen(HitState.OPEN, below, false)).contains("CLOSED/ENTRY_CHANGED");
        assertThat(seen(HitState.UNDECIDED, below, false)).contains("CLOSED/ENTRY_CHANGED");
        assertThat(seen(HitState.FALSE_POSITIVE, below, false)).contains("CLOSED/ENTRY_CHANGED");
        assertThat(seen(HitState.TRUE_MATCH, below, false)).contains("OPEN/ENTRY_CHANGED");
        assertThat(seen(HitState.TRUE_MATCH, sighting(PINS, 0.2, false), false)).isEmpty();
        assertThat(seen(HitState.CLOSED, below, false)).isEmpty();
    }

    @Test
    void whatIsGoneClosesAndSaysWhyItCameBack() {
        for (HitState state : HitState.values()) {
            assertThat(word(Life.gone(hit(state, Reason.FOUND), Reason.ENTRY_REMOVED)))
                    .isEqualTo(
                            state == HitState.CLOSED
                                    ? Optional.empty()
                                    : Optional.of("CLOSED/ENTRY_REMOVED"));
        }
        for (Reason reason : Reason.values()) {
            Optional<String> again =
                    word(
                            Life.seen(
                                    hit(HitState.CLOSED, reason),
                                    sighting(PINS, 0.9, true),
                                    false,
                                    CAUSE));
            assertThat(again)
                    .contains(
                            switch (reason) {
                                case ENTRY_REMOVED -> "OPEN/ENTRY_RETURNED";
                                case CUSTOMER_LEFT -> "OPEN/CUSTOMER_RETURNED";
                                default -> "OPEN/ENTRY_CHANGED";
                            });
        }
    }

    private static Optional<String> seen(HitState state, Sighting now, boolean whitelisted) {
        return word(Life.seen(hit(state, Reason.FOUND), now, whitelisted, CAUSE));
    }

    private static Optional<String> word(Optional<Life.Step> step) {
        return step.map(taken -> taken.state() + "/" + taken.reason());
    }

    private static HitRow hit(HitState state, Reason reason) {
        return new HitRow(new UUID(1, 2), PAIR, 1, state, reason, PINS, 0.9, null, null);
    }

    private static Sighting sighting(Pins pins, double score, boolean scores) {
        return new Sighting(PAIR, pins, score, scores, new byte[0]);
    }
}
