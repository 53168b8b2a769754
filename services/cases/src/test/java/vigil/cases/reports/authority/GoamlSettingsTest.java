package vigil.cases.reports.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import vigil.cases.reports.life.ReportForm;
import vigil.filings.goaml.NoAuthoritySchema;

class GoamlSettingsTest {

    private static final ReportSettings HERE = new ReportSettings(null, "AE");

    @TempDir private Path folder;

    @Test
    void withoutAWordThereIsNoSchemaAndTimesAreToldInUtc() {
        GoamlSettings settings =
                new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate("vigil.cases.goaml", GoamlSettings.class);

        assertThat(settings).isEqualTo(new GoamlSettings(null, null, ZoneId.of("UTC")));
        AuthorityForms forms = new AuthorityForms(HERE, settings);
        assertThat(forms.jurisdiction(ReportForm.STR)).isEqualTo("AE");
        assertThat(forms.suggested()).isEqualTo(ReportForm.STR);
        assertThat(forms.codes(ReportForm.STR)).isEmpty();
    }

    @Test
    void aJurisdictionIsTwoLetters() {
        assertThatThrownBy(() -> new GoamlSettings(null, "uae", ZoneId.of("UTC")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jurisdiction");
    }

    @Test
    void aSchemaThatIsNotThereOrNoneStopsTheStart() throws Exception {
        Path nowhere = folder.resolve("nowhere.xsd");
        Path none = Files.writeString(folder.resolve("none.xsd"), "<x/>");

        assertThatThrownBy(() -> forms(nowhere)).isInstanceOf(NoAuthoritySchema.class);
        assertThatThrownBy(() -> forms(none))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("VIGIL_CASES_GOAML_SCHEMA");
    }

    private static AuthorityForms forms(Path schema) {
        return new AuthorityForms(HERE, new GoamlSettings(schema, null, ZoneId.of("UTC")));
    }
}
