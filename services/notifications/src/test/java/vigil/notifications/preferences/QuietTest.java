package vigil.notifications.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Letters wait until the quiet hours are over. */
class QuietTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Preferences.Quiet NIGHT =
            new Preferences.Quiet(LocalTime.of(19, 0), LocalTime.of(7, 0));
    private static final Preferences.Quiet NOON =
            new Preferences.Quiet(LocalTime.of(12, 0), LocalTime.of(13, 30));

    @Test
    void outsideOfThemNothingWaits() {
        assertThat(due(NIGHT, "2026-03-02T08:00:00Z")).isEqualTo("2026-03-02T08:00:00Z");
        assertThat(due(NIGHT, "2026-03-02T17:59:59Z")).isEqualTo("2026-03-02T17:59:59Z");
        assertThat(due(NOON, "2026-03-02T12:30:00Z")).isEqualTo("2026-03-02T12:30:00Z");
    }

    @Test
    void withinThemItWaitsForTheirEnd() {
        assertThat(due(NIGHT, "2026-03-02T18:00:00Z")).isEqualTo("2026-03-03T06:00:00Z");
        assertThat(due(NIGHT, "2026-03-03T05:59:00Z")).isEqualTo("2026-03-03T06:00:00Z");
        assertThat(due(NOON, "2026-03-02T11:00:00Z")).isEqualTo("2026-03-02T12:30:00Z");
    }

    @Test
    void theClocksChangeInTheNight() {
        // In the night to 29 March 2026 Berlin goes from UTC+1 to UTC+2.
        assertThat(due(NIGHT, "2026-03-28T20:00:00Z")).isEqualTo("2026-03-29T05:00:00Z");
        // In the night to 25 October 2026 it goes back.
        assertThat(due(NIGHT, "2026-10-24T20:00:00Z")).isEqualTo("2026-10-25T06:00:00Z");
    }

    private static String due(Preferences.Quiet quiet, String now) {
        return quiet.due(Instant.parse(now), BERLIN).toString();
    }
}
