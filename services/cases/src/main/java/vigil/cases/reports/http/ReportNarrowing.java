package vigil.cases.reports.http;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.cases.pages.Words;
import vigil.cases.reports.life.ReportForm;
import vigil.cases.reports.life.ReportState;
import vigil.kernel.pages.Filter;

/** What a list of reports can be narrowed to; absent parameters narrow nothing. */
record ReportNarrowing(
        @Parameter(description = "One of the states") @Nullable String state,
        @Parameter(description = "sar, ctr or str") @Nullable String form,
        @Parameter(description = "Id of a case") @Nullable String caseId,
        @Parameter(description = "true: only what should have been filed by now")
                @Nullable String overdue) {

    Filter filter(Instant now) {
        Filter filter = new Filter();
        if (state != null) {
            filter.and("r.state = ?", Words.of(Words.asked("state", state, ReportState.class)));
        }
        if (form != null) {
            filter.and("r.form = ?", Words.of(Words.asked("form", form, ReportForm.class)));
        }
        if (caseId != null) {
            filter.and("r.case_id = ?", Filter.id(caseId));
        }
        if ("true".equals(overdue)) {
            filter.and("r.due_at <= ? and " + Words.anyOf("r.state", ReportState.OPEN), now);
        }
        return filter;
    }
}
