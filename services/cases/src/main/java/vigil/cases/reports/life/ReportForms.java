package vigil.cases.reports.life;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shapes of bodies, for their description. */
public final class ReportForms {

    private ReportForms() {}

    @Schema(name = "ReportForm")
    public record NewReport(
            @Schema(allowableValues = {"sar", "ctr"}) String form,
            @Schema(description = "The case that it is written from") @Nullable String caseId,
            @Schema(
                            description =
                                    "When it was detected: the deadline counts from then; when absent, from when the first of the case's items came in",
                            format = "date-time")
                    @Nullable String detectedAt) {}

    @Schema(name = "ReportContentForm")
    public record Content(
            @Schema(
                            description = "FinCEN's name of the form",
                            allowableValues = {"SARX", "CTRX"})
                    String form,
            @Schema(description = "The form as far as it is filled in")
                    Map<String, Object> report) {}

    @Schema(name = "ReportReturnForm")
    public record Return(
            @Schema(description = "What is to be mended, 1 to 10000 characters") String words) {}

    @Schema(name = "SentenceRecordsForm")
    public record Records(@Schema(description = "Ids of records, 1 to 100") List<String> records) {}
}
