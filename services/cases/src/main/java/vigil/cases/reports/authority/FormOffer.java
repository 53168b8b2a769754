package vigil.cases.reports.authority;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A form that can be filed here, or why it cannot.
 *
 * @param form sar, ctr or str
 * @param jurisdiction whose authority takes it
 * @param suggested whether suspicions are reported with it where nobody says otherwise
 * @param missing what whoever runs the house has to do before; absent where nothing is missing
 */
@Schema(name = "ReportFormOffer")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FormOffer(
        String form, String jurisdiction, boolean suggested, @Nullable String missing) {}
