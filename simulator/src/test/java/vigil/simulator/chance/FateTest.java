package vigil.simulator.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FateTest {
    @Test
    void normalQuantilesAreThoseOfTheTables() {
        assertThat(Fate.normal(0.5)).isCloseTo(0, within(1e-9));
        assertThat(Fate.normal(0.975)).isCloseTo(1.959963985, within(1e-8));
        assertThat(Fate.normal(0.001)).isCloseTo(-3.090232306, within(1e-8));
        assertThat(Fate.normal(0)).isFinite();
        assertThat(Fate.normal(1)).isFinite();
    }

    @Test
    void theFirstNumbersOfASeedNeverChange() {
        var dice = new Dice(42);

        assertThat(new long[] {dice.bits(), dice.bits()})
                .containsExactly(-7450291807549245335L, 2958219263312191191L);
    }
}
