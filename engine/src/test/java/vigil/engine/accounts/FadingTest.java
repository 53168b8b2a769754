package vigil.engine.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FadingTest {
    @Test
    void wholeHalfLivesAreExact() {
        for (int n = 0; n < 60; n++) {
            assertThat(Fading.after(n)).isEqualTo(1.0 / (1L << n));
        }
        assertThat(Fading.after(1e9)).isZero();
        assertThat(Fading.after(Double.POSITIVE_INFINITY)).isZero();
    }

    @Test
    void everythingBetweenIsThatOfTheStrictLibrary() {
        Random random = new Random(5);
        for (int i = 0; i < 200_000; i++) {
            double halfLives = random.nextDouble() * (i % 2 == 0 ? 2 : 200);
            double expected = StrictMath.pow(2, -halfLives);
            assertThat(Fading.after(halfLives)).isCloseTo(expected, within(3 * Math.ulp(expected)));
        }
    }

    @Test
    void whatIsOlderIsNeverMore() {
        double before = 1;
        for (int i = 0; i < 300_000; i++) {
            double left = Fading.after(i / 30_000.0);
            assertThat(left).isLessThanOrEqualTo(before);
            before = left;
        }
    }
}
