package vigil.cases.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.cases.pages.Words;

/**
 * A report without what it says.
 *
 * @param reference such as {@code R-000042}
 * @param form sar, ctr or str
 * @param state draft, validated, in_review, approved, submitted, acknowledged, rejected,
 *     accepted_with_warnings, amended, continued, giving_up or given_up
 * @param caseId the case that it is written from
 * @param follows the report that it corrects or carries on
 * @param writers everybody who wrote in it: none of them may approve it
 * @param approvedBy the second officer, who agreed that it is filed, or that it is not
 * @param givenUpBy who decided that it is not filed
 * @param document the authority's identifier of it
 * @param lastDay on which it is still in time; absent where no rule is known
 * @param overdue whether it should have been filed by now
 */
@Schema(name = "Report")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportView(
        String reportId,
        String reference,
        int version,
        String form,
        String state,
        @Nullable String caseId,
        @Nullable String follows,
        List<String> writers,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable String givenUpBy,
        @Nullable String document,
        String jurisdiction,
        Instant detectedAt,
        @Nullable LocalDate lastDay,
        @Nullable Instant dueAt,
        boolean overdue,
        String createdBy,
        Instant createdAt) {

    static ReportView of(Report report, Instant now) {
        Report.About about = report.about();
        Report.Standing standing = report.standing();
        Report.Clock clock = standing.clock();
        return new ReportView(
                report.id().toString(),
                about.reference(),
                report.version(),
                Words.of(about.form()),
                Words.of(standing.state()),
                about.caseId() == null ? null : about.caseId().toString(),
                about.follows() == null ? null : about.follows().toString(),
                standing.writers(),
                standing.approvedBy(),
                standing.approvedAt(),
                standing.givenUpBy(),
                standing.document(),
                clock.jurisdiction(),
                clock.detectedAt(),
                clock.lastDay(),
                clock.dueAt(),
                clock.dueAt() != null && standing.state().isOpen() && !now.isBefore(clock.dueAt()),
                about.createdBy(),
                about.createdAt());
    }
}
