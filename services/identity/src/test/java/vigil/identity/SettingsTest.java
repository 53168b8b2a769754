package vigil.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void theNamesOfTheHousePass() {
        assertThatCode(() ->
                        Identity.checkNames(
                                Map.of(
                                        "VIGIL_IDENTITY_SEED_FILE", "/seed.json",
                                        "VIGIL_IDENTITY_KEY_LIFE", "30d",
                                        "VIGIL_IDENTITY_SESSION_IDLE", "10m",
                                        "VIGIL_DATABASE_URL", "another concern")))
                .doesNotThrowAnyException();
    }

    @Test
    void aMisspeltNameIsRefused() {
        assertThatThrownBy(() -> Identity.checkNames(Map.of("VIGIL_IDENTITY_SEED_FLIE", "x")))
                .hasMessageContaining("VIGIL_IDENTITY_SEED_FLIE");
    }
}
