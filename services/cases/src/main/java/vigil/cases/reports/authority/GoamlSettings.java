package vigil.cases.reports.authority;

import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The authority that takes suspicious transaction reports in goAML.
 *
 * @param schema where its own goAMLSchema.xsd lies; without one no such report is made
 * @param jurisdiction its country in two letters; that of all reports when absent
 * @param zone whose clocks its times are told by: goAML's have no zone
 */
@ConfigurationProperties(prefix = "vigil.cases.goaml", ignoreUnknownFields = false)
public record GoamlSettings(
        @Nullable Path schema, @Nullable String jurisdiction, @DefaultValue("UTC") ZoneId zone) {

    /** The setting that is missing where no schema is set, as the environment names it. */
    static final String SCHEMA = "VIGIL_CASES_GOAML_SCHEMA";

    public GoamlSettings {
        if (jurisdiction != null && !jurisdiction.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException(
                    "vigil.cases.goaml: jurisdiction is a country in two letters");
        }
    }
}
