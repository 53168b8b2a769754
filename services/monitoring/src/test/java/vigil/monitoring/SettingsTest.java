package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import vigil.engine.core.CoreSettings;
import vigil.kernel.money.Currency;
import vigil.monitoring.desk.DeskSettings;
import vigil.monitoring.detection.DetectionSettings;
import vigil.monitoring.files.FileSettings;
import vigil.monitoring.log.LogSettings;
import vigil.monitoring.loop.LoopSettings;
import vigil.monitoring.models.ModelSettings;
import vigil.monitoring.peers.PeerSettings;
import vigil.monitoring.projection.ProjectionSettings;
import vigil.monitoring.rates.RateSettings;
import vigil.monitoring.sets.SetSettings;
import vigil.monitoring.store.StoreSettings;

class SettingsTest {

    @Test
    void theDefaultsAreThese() {
        assertThat(defaults(DeskSettings.class))
                .isEqualTo(
                        new DeskSettings(
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(15),
                                Duration.ofSeconds(30),
                                200_000));
        DetectionSettings detection = defaults(DetectionSettings.class);
        assertThat(detection.in(Currency.of("USD"))).isEqualTo(CoreSettings.defaults());
        assertThat(detection.in(Currency.of("JPY")).reportingThresholdMinor()).isEqualTo(10_000);
        assertThat(detection.in(Currency.of("KWD")).reportingThresholdMinor())
                .isEqualTo(10_000_000);
        assertThat(defaults(FileSettings.class))
                .isEqualTo(new FileSettings(2_000, 8, 4, 200_000, Duration.ofMinutes(2)));
        assertThat(defaults(LogSettings.class))
                .isEqualTo(
                        new LogSettings(
                                "transactions", "decisions", 4, (short) 1, Duration.ofSeconds(10)));
        assertThat(defaults(LoopSettings.class))
                .isEqualTo(
                        new LoopSettings(
                                1 << 20, 100_000, 2_000_000, Duration.ofMinutes(30), 2, 1));
        assertThat(defaults(ModelSettings.class)).isEqualTo(new ModelSettings(null, 1_900_000));
        assertThat(defaults(PeerSettings.class))
                .isEqualTo(new PeerSettings(Duration.ofSeconds(20)));
        assertThat(defaults(ProjectionSettings.class))
                .isEqualTo(new ProjectionSettings(5_000, Duration.ofMillis(100)));
        assertThat(defaults(RateSettings.class)).isEqualTo(new RateSettings("USD", null));
        assertThat(defaults(SetSettings.class))
                .isEqualTo(new SetSettings(Duration.ofSeconds(5), 3_000_000));
        assertThat(defaults(StoreSettings.class))
                .isEqualTo(
                        new StoreSettings(
                                20_000, 1_000, 1, Duration.ofMillis(3), 1_000_000, 100_000));
    }

    @Test
    void settingsThatCannotWorkAreRefused() {
        assertThatThrownBy(() -> new LoopSettings(1_000, 1, 2, Duration.ofMinutes(30), 1, 1))
                .hasMessageContaining("power of two");
        for (var wrong :
                Map.of(
                                "window", "14d",
                                "hub-cap", "1",
                                "visit-budget", "15",
                                "reporting-threshold", "0")
                        .entrySet()) {
            assertThatThrownBy(() -> detection(wrong.getKey(), wrong.getValue()))
                    .as(wrong.toString())
                    .rootCause()
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(" must be ");
        }
        assertThatThrownBy(() -> detection("max-pairs", "200000000"))
                .hasRootCauseMessage("Bounds of memory are too large");
        assertThatThrownBy(
                        () -> detection("reporting-threshold", "9999.995").in(Currency.of("EUR")))
                .hasMessageContaining("9999.995 is no amount of EUR, which has 2 decimals");
        assertThatThrownBy(() ->
                        new DeskSettings(
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(5),
                                1))
                .hasMessageContaining("on its way");
        assertThatThrownBy(() -> new StoreSettings(0, 1, 1, Duration.ZERO, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMisspeltNameOfTheEnvironmentStopsTheHouse() {
        Monitoring.checkNames(
                Map.of(
                        "VIGIL_MONITORING_DESK_DEADLINE", "1s",
                        "VIGIL_MONITORING_STORE_ROWS_PER_COMMIT", "5",
                        "VIGIL_MONITORING_CORE_WINDOW", "8d",
                        "VIGIL_MONITORING_MODELS_KEYS", "/keys",
                        "VIGIL_MONITORING_JAVA_OPTIONS", "-Xmx1g",
                        "PATH", "/bin"));

        assertThatThrownBy(
                        () -> Monitoring.checkNames(Map.of("VIGIL_MONITORING_DESK_DEDLINE", "1s")))
                .hasMessageContaining("VIGIL_MONITORING_DESK_DEDLINE");
    }

    @Test
    void daysAreThoseOfTheInstitutionsZone() {
        assertThat(detection("zone", "America/New_York").in(Currency.of("USD")).zone())
                .isEqualTo(ZoneId.of("America/New_York"));
        assertThat(detection("hub-cap", "200").in(Currency.of("USD")).zone())
                .isEqualTo(ZoneOffset.UTC);
        assertThatThrownBy(() -> detection("zone", "America/Nowhere"))
                .hasStackTraceContaining("America/Nowhere");
    }

    private static DetectionSettings detection(String name, String value) {
        return new Binder(
                        new MapConfigurationPropertySource(
                                Map.of("vigil.monitoring.core." + name, value)))
                .bindOrCreate("vigil.monitoring.core", DetectionSettings.class);
    }

    private static <T> T defaults(Class<T> type) {
        return new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("none", type);
    }
}
