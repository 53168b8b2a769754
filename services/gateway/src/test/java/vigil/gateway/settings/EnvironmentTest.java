package vigil.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vigil.gateway.forwarding.HouseSettings;
import vigil.gateway.limits.LimitSettings;
import vigil.gateway.routes.House;
import vigil.gateway.routes.Load;

class EnvironmentTest {

    @Test
    void aMisspeltNameIsRefused() {
        Environment environment =
                new Environment(Map.of("VIGIL_GATEWAY_CALLER_RAET", "5", "PATH", "/bin"));
        LimitSettings.of(environment);

        assertThatThrownBy(() -> environment.refuseUnknown(List.of("VIGIL_GATEWAY_")))
                .hasMessageContaining("VIGIL_GATEWAY_CALLER_RAET")
                .hasMessageNotContaining("PATH");
    }

    @Test
    void whatIsNoNumberOrAddressIsNamed() {
        assertThatThrownBy(() ->
                        LimitSettings.of(
                                new Environment(Map.of("VIGIL_GATEWAY_XML_BYTES", "many"))))
                .hasMessageContaining("VIGIL_GATEWAY_XML_BYTES");
        assertThatThrownBy(() ->
                        HouseSettings.of(
                                new Environment(Map.of("VIGIL_GATEWAY_IDENTITY", "file:/etc"))))
                .hasMessageContaining("VIGIL_GATEWAY_IDENTITY");
    }

    @Test
    void theDefaultsAreThoseOfTheReadme() {
        LimitSettings limits = LimitSettings.of(new Environment(Map.of()));

        assertThat(limits.bodyBytes(Load.MESSAGE, false)).isEqualTo(2_097_152);
        assertThat(limits.bodyBytes(Load.MESSAGE, true)).isEqualTo(5_242_880);
        assertThat(limits.bodyBytes(Load.FILE, false)).isEqualTo(2_147_483_648L);
        assertThat(limits.callerRate()).isEqualTo(20_000);
        assertThat(limits.strangerRate()).isEqualTo(100);
        assertThat(limits.quickAnswer()).isEqualTo(Duration.ofMillis(25));
        assertThat(limits.answerTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(HouseSettings.of(new Environment(Map.of())).addresses().get(House.IDENTITY))
                .hasToString("[http://127.0.0.1:8461]");
    }
}
