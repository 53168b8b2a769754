package vigil.engine.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FadingTest {
    private static final long DAY = 86_400_000L;
    private final Fading weights = new Fading();

    @Test
    void weightsDoubleWithEachHalfLife() {
        Random random = new Random(4);
        for (int i = 0; i < 10_000; i++) {
            long time = random.nextLong(Fading.EPOCH);
            weights.of(time, 0);
            double longly = StrictMath.pow(2, (double) time / Fading.LONG_HALF_LIFE);
            double shortly = StrictMath.pow(2, (double) time / Fading.SHORT_HALF_LIFE);

            assertThat(weights.longly() / longly).isCloseTo(1, within(1e-12));
            assertThat(weights.shortly() / shortly).isCloseTo(1, within(1e-11));
        }
    }

    @Test
    void anEpochLaterTheSameTimeWeighsLessByAPowerOfTwo() {
        long time = 20_000 * DAY;
        long epoch = Fading.epoch(time);
        double shortly = weights.of(time, epoch).shortly();
        double longly = weights.longly();
        weights.of(time, epoch + 1);

        assertThat(weights.shortly() / shortly)
                .isCloseTo(Fading.shortlyFrom(epoch, epoch + 1), within(1e-140));
        assertThat(weights.longly() / longly / Fading.longlyFrom(epoch, epoch + 1))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void whatIsFarAwayStaysANumber() {
        for (long time : new long[] {-200_000 * DAY, 0, 200_000 * DAY, 2_900_000 * DAY}) {
            weights.of(time, 0);

            assertThat(weights.shortly()).isPositive().isFinite();
            assertThat(weights.longly()).isPositive().isFinite();
        }
    }
}
