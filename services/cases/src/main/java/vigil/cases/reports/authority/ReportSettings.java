package vigil.cases.reports.authority;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How reports leave the house.
 *
 * @param folder where files for the authority are put and its answers are found; {@code reports}
 *     below the house's own folder when absent
 * @param jurisdiction whose deadlines count
 */
@ConfigurationProperties(prefix = "vigil.cases.reports", ignoreUnknownFields = false)
public record ReportSettings(@Nullable Path folder, @DefaultValue("US") String jurisdiction) {

    public ReportSettings {
        if (!jurisdiction.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException(
                    "vigil.cases.reports: jurisdiction is a country in two letters");
        }
    }
}
