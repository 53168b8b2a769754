package vigil.cases.looks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class LookFiguresTest {

    @Test
    void noneOfTwoHundredAndNinetyNineBoundsOnePerCent() {
        assertThat(LookFigures.atMost(0, 299)).isLessThanOrEqualTo(0.01);
        assertThat(LookFigures.atMost(0, 298)).isGreaterThan(0.01);
        assertThat(LookFigures.atMost(0, 99)).isLessThanOrEqualTo(0.03);
    }

    @Test
    void theBoundIsTheShareUnderWhichSoFewAreSeenOnceInTwenty() {
        for (long answered : new long[] {1, 7, 40, 299, 1_000}) {
            for (long found = 0; found < answered; found = 2 * found + 1) {
                double bound = Objects.requireNonNull(LookFigures.atMost(found, answered));
                assertThat(atMost(found, answered, bound))
                        .as(found + " of " + answered)
                        .isCloseTo(0.05, within(1e-6));
            }
        }
    }

    @Test
    void whereNothingIsAnsweredNothingIsSaid() {
        assertThat(LookFigures.atMost(0, 0)).isNull();
        assertThat(LookFigures.rate(0, 0)).isNull();
        assertThat(LookFigures.atMost(5, 5)).isEqualTo(1);
    }

    /** The binomial sum, term by term. */
    private static double atMost(long found, long of, double share) {
        double sum = 0;
        double term = of * Math.log1p(-share);
        for (long i = 0; i <= found; i++) {
            sum += Math.exp(term);
            term += Math.log((double) (of - i) / (i + 1)) + Math.log(share) - Math.log1p(-share);
        }
        return sum;
    }
}
