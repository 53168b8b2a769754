package vigil.monitoring.alerts;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/**
 * For how long a scenario is to rest for the account of an alert.
 *
 * @param until RFC 3339, ahead and at most the longest time that the house allows
 * @param reason why, as one of the declared words
 */
public record SnoozeForm(
        @Schema(description = "When it ends, RFC 3339", example = "2026-03-01T00:00:00Z")
                @Nullable String until,
        @Schema(
                        allowableValues = {
                            "known_activity",
                            "expected_payments",
                            "under_investigation",
                            "data_being_corrected"
                        })
                @Nullable String reason) {

    private static final List<String> REASONS =
            List.of(
                    "known_activity",
                    "expected_payments",
                    "under_investigation",
                    "data_being_corrected");

    /** What was asked, checked. */
    record Asked(Instant until, String reason) {}

    Asked asked(Instant now, Duration longest) {
        if (reason == null || !REASONS.contains(reason)) {
            throw refusal("reason", "is one of " + String.join(", ", REASONS));
        }
        Instant end = until == null ? null : instant(until);
        if (end == null || !end.isAfter(now) || end.isAfter(now.plus(longest))) {
            throw refusal(
                    "until",
                    "is a time such as 2026-01-31T12:00:00Z, ahead and within "
                            + longest.toDays()
                            + " days");
        }
        return new Asked(end, reason);
    }

    private static @Nullable Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Refusal refusal(String field, String reason) {
        return Refusal.of(
                ProblemCode.VALIDATION_FAILED,
                "Some of the values are not acceptable.",
                List.of(FieldError.of(field, reason)));
    }
}
