package vigil.kernel.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;

class KnownNamesTest {

    @ConfigurationProperties(prefix = "vigil.house.store")
    record StoreSettings(int rowsPerCommit, String file) {}

    @Test
    void namesOfSettingsPassInBothSpellings() {
        assertThatCode(() ->
                        check(
                                Map.of(
                                        "VIGIL_HOUSE_STORE_ROWS_PER_COMMIT", "1",
                                        "VIGIL_HOUSE_STORE_ROWSPERCOMMIT", "1",
                                        "VIGIL_HOUSE_STORE_FILE", "x",
                                        "VIGIL_HOUSE_JAVA_OPTIONS", "-Xmx1g",
                                        "VIGIL_OTHER_STORE_FLIE", "x",
                                        "PATH", "/bin")))
                .doesNotThrowAnyException();
    }

    @Test
    void aMisspeltNameIsRefusedByName() {
        assertThatThrownBy(() -> check(Map.of("VIGIL_HOUSE_STORE_FLIE", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown settings: VIGIL_HOUSE_STORE_FLIE");
    }

    @Test
    void settingsWithoutAPrefixAreAnErrorOfTheHouse() {
        record Bare(int any) {}
        assertThatThrownBy(() -> KnownNames.check(Map.of(), "VIGIL_HOUSE_", List.of(Bare.class)))
                .hasMessageContaining("has no prefix");
    }

    private static void check(Map<String, String> environment) {
        KnownNames.check(environment, "VIGIL_HOUSE_", List.of(StoreSettings.class));
    }
}
