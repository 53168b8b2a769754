package vigil.cases.reports.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ReportSettingsTest {

    @Test
    void withoutAWordReportsAreAmericanAndLieInTheHousesOwnFolder() {
        ReportSettings settings =
                new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate("vigil.cases.reports", ReportSettings.class);

        assertThat(settings.jurisdiction()).isEqualTo("US");
        assertThat(settings.folder()).isNull();
    }

    @Test
    void aJurisdictionIsTwoLetters() {
        assertThatThrownBy(() -> new ReportSettings(null, "usa"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jurisdiction");
    }
}
