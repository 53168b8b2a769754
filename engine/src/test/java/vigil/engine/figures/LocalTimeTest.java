package vigil.engine.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalTimeTest {

    /** Zones that jump by hours, by half an hour, by a whole day, and at midnight. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "America/New_York",
                "Europe/Berlin",
                "Asia/Singapore",
                "Australia/Lord_Howe",
                "Pacific/Apia",
                "America/Sao_Paulo",
                "Asia/Kathmandu"
            })
    void itShowsWhatTheZonesClocksShow(String name) {
        ZoneId zone = ZoneId.of(name);
        LocalTime clocks = new LocalTime(zone);
        Random random = new Random(7);

        for (int i = 0; i < 100_000; i++) {
            long millis = 1_200_000_000_000L + (long) (random.nextDouble() * 8e11);
            ZonedDateTime expected = Instant.ofEpochMilli(millis).atZone(zone);

            assertThat(clocks.day(millis)).isEqualTo(expected.toLocalDate().toEpochDay());
            assertThat(clocks.hour(millis)).isEqualTo(expected.getHour());
            assertThat(clocks.weekday(millis)).isEqualTo(expected.getDayOfWeek().getValue());
            assertThat(clocks.begin(clocks.day(millis)))
                    .isEqualTo(
                            expected.toLocalDate().atStartOfDay(zone).toInstant().toEpochMilli());
        }
    }
}
