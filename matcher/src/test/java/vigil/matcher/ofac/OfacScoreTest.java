package vigil.matcher.ofac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Answers that the tool is known to give; the formula meets most within five points. */
class OfacScoreTest {

    @Test
    void theSameNameIsAHundredInAnyCase() {
        assertThat(OfacScore.of("Nicolas Maduro", "MADURO MOROS, Nicolas")).isEqualTo(100);
    }

    @Test
    void wordsOfTwoLettersAreNotAskedFor() {
        assertThat(OfacScore.of("KIM JONG UN", "KIM, Jong Sik")).isEqualTo(100);
    }

    @Test
    void aWordBelowHalfContributesNothing() {
        assertThat(OfacScore.of("GEORGE BUSH", "HASWANI, George")).isCloseTo(50, within(0.5));
    }

    @Test
    void wholeNamesCountFromTheSameFirstLetterOn() {
        assertThat(
                        OfacScore.of(
                                "VLADIMIR PUTIN",
                                "VLADIMIROVKA ADVANCED WEAPONS AND RESEARCH COMPLEX"))
                .isCloseTo(82, within(5.0));
    }

    @Test
    void similarityIsJarosWithWinklersBonus() {
        assertThat(JaroWinkler.jaro("martha", "marhta")).isCloseTo(0.944, within(0.001));
        assertThat(JaroWinkler.boostedWhenClose("martha", "marhta"))
                .isCloseTo(0.961, within(0.001));
        assertThat(JaroWinkler.jaro("abc", "xyz")).isZero();
    }

    @Test
    void nothingScoresNothing() {
        assertThat(OfacScore.of("", "KIM")).isZero();
    }
}
