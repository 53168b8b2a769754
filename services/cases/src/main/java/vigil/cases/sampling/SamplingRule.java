package vigil.cases.sampling;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A share of what was closed; what a rule does not name it does not ask for.
 *
 * @param disposition as everybody reads it
 * @param severity low, medium, high or critical
 * @param officer the login of who decided first
 * @param firstDays only what an officer decided in so many days from his first decision on
 * @param percent 0.01 to 100
 */
@Schema(name = "SamplingRule")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SamplingRule(
        @Nullable String disposition,
        @Nullable String severity,
        @Nullable String officer,
        @Nullable Integer firstDays,
        double percent) {

    /** In ten thousandths. */
    int share() {
        return (int) Math.round(percent * 100);
    }

    boolean fits(Closing closing) {
        return (disposition == null || disposition.equals(closing.disposition()))
                && (severity == null || severity.equals(closing.severity()))
                && (officer == null || officer.equals(closing.officer()))
                && (firstDays == null || closing.officerDays() < firstDays);
    }

    /**
     * What was closed, as rules see it.
     *
     * @param disposition as everybody reads it
     * @param officer who decided first
     * @param officerDays full days since that officer's first decision
     */
    record Closing(String disposition, String severity, String officer, long officerDays) {}
}
