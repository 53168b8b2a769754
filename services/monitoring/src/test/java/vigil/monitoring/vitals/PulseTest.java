package vigil.monitoring.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PulseTest {

    private final Pulse pulse = new Pulse("database");

    @Test
    void oneGoodProbeDoesNotBringAPartBack() {
        assertThat(pulse.probed(true)).isFalse();
        assertThat(pulse.probed(true)).isTrue();
    }

    @Test
    void oneBadProbeDoesNotTakeItAway() {
        present();

        assertThat(pulse.probed(false)).isTrue();
        assertThat(pulse.probed(true)).isTrue();
        assertThat(pulse.probed(false)).isTrue();
        assertThat(pulse.probed(false)).isFalse();
    }

    @Test
    void aReportedFailureTakesItAwayAtOnce() {
        present();

        pulse.failed();

        assertThat(pulse.isPresent()).isFalse();
        assertThat(pulse.probed(true)).isFalse();
        assertThat(pulse.probed(true)).isTrue();
    }

    private void present() {
        pulse.probed(true);
        pulse.probed(true);
    }
}
