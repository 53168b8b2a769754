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
            @Schema(
                            description =
                                    "When absent, that in which the jurisdiction has suspicions reported",
                            allowableValues = {"sar", "ctr", "str"})
                    @Nullable String form,
            @Schema(description = "The case that it is written from") @Nullable String caseId,
            @Schema(
                            description =
                                    "When it was detected: the deadline counts from then; when absent, from when the first of the case's items came in",
                            format = "date-time")
                    @Nullable String detectedAt) {}

    @Schema(name = "ReportContentForm")
    public record Content(
            @Schema(
                            description = "FinCEN's name of the form; STRX is goAML's report",
                            allowableValues = {"SARX", "CTRX", "STRX"})
                    String form,
            @Schema(description = "The form as far as it is filled in")
                    Map<String, Object> report) {}

    @Schema(name = "ReportReturnForm")
    public record Return(
            @Schema(description = "What is to be mended, 1 to 10000 characters") String words) {}

    @Schema(name = "ReportAbandonmentForm")
    public record Abandonment(
            @Schema(description = "Why it is not filed, 1 to 10000 characters") String reason) {}

    @Schema(name = "ReportDetectionForm")
    public record Detection(
            @Schema(description = "When it was detected", format = "date-time") String detectedAt,
            @Schema(description = "Why another day counts, 1 to 10000 characters") String reason) {}

    @Schema(name = "AuthorityAnswerForm")
    public record Answer(
            @Schema(allowableValues = {"acknowledged", "accepted_with_warnings", "rejected"})
                    String verdict,
            @Schema(
                            description =
                                    "What the authority calls the report, up to 64 letters, digits and . _ / -; not of a rejected one")
                    @Nullable String document,
            @Schema(description = "What the authority said, 1 to 10000 characters")
                    @Nullable String words) {}

    @Schema(name = "SentenceRecordsForm")
    public record Records(@Schema(description = "Ids of records, 1 to 100") List<String> records) {}
}
