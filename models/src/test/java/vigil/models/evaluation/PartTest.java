package vigil.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PartTest {
    private static final long HOUR = 3_600_000;
    private static final double[] SCORES = {3, 1, 2, 0, 3, 1};
    private static final double[] PROBABILITIES = {0.95, 0.05, 0.6, 0, 0.95, 0.05};

    /**
     * Ring 0 began an hour before the part and is found; ring 1 begins in it and is found at its
     * second payment, three hours later; ring 2 begins in it and is never flagged.
     */
    private static final Truth TRUTH =
            new Truth(
                    new boolean[] {true, true, true, true, false, false},
                    new String[] {"CYCLE", "CYCLE", "CYCLE", "STACK", "Normal", ""},
                    new int[] {0, 1, 1, 2, Truth.NO_RING, Truth.NO_RING},
                    new long[] {10 * HOUR, 11 * HOUR, 14 * HOUR, 12 * HOUR, 13 * HOUR, 15 * HOUR},
                    new long[] {9 * HOUR, 11 * HOUR, 12 * HOUR});

    private static Part part() {
        return Part.of(SCORES, PROBABILITIES, TRUTH, 2);
    }

    @Test
    void aRingIsFoundWhenOneOfItsPaymentsIsFlagged() {
        assertThat(part().rings().rings()).isEqualTo(3);
        assertThat(part().rings().found()).isEqualTo(2);
        assertThat(part().rings().recall()).isEqualTo(2.0 / 3);
    }

    @Test
    void hoursRunFromTheFirstPaymentOfRingsThatBeganHere() {
        assertThat(part().rings().begun()).isEqualTo(2);
        assertThat(part().rings().medianHours()).isEqualTo(3.0);
        assertThat(part().rings().medianHoursOfAll()).as("one and three").isEqualTo(2.0);
        assertThat(Part.of(SCORES, PROBABILITIES, TRUTH, 9).rings().medianHours()).isNull();
    }

    @Test
    void everyKindOfBehaviourHasItsShare() {
        assertThat(part().typologies())
                .isEqualTo(
                        List.of(
                                new TypologyQuality("CYCLE", true, 3, 2, 2, 2),
                                new TypologyQuality("STACK", true, 1, 0, 1, 0),
                                new TypologyQuality("Normal", false, 1, 1, 0, 0)));
    }

    @Test
    void probabilitiesAreHeldAgainstWhatWas() {
        Reliability reliability = part().reliability();

        assertThat(reliability.said()).isCloseTo(2.6, within(1e-12));
        assertThat(reliability.bands())
                .extracting(Reliability.Band::transactions)
                .containsExactly(1, 2, 1, 2);
        Reliability.Band highest = reliability.bands().getLast();
        assertThat(highest.said()).isEqualTo(0.95);
        assertThat(highest.was()).isEqualTo(0.5);
        // Apart by 1 in the lowest band, 0.9, 0.4 and 0.9 in the others, of six payments.
        assertThat(reliability.error()).isCloseTo((1 + 0.9 + 0.4 + 0.9) / 6, within(1e-12));
        assertThat(reliability.brier())
                .isCloseTo((0.0025 + 0.9025 + 0.16 + 1 + 0.9025 + 0.0025) / 6, within(1e-12));
    }
}
