package vigil.monitoring.backtests;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.monitoring.models.ModelId;

/**
 * What is asked of a backtest.
 *
 * @param from event time from, inclusive; from the start when absent
 * @param to event time to, exclusive; to the end when absent
 * @param logEnd place in the log up to which it is replayed, as an earlier backtest gave it; its
 *     end now when absent
 * @param labelsUntil what officers decided later counts for nothing, as an earlier backtest gave
 *     it; now when absent
 * @param sweep several values of one parameter instead of a comparison with those in force
 * @param model a version of a model that flags beside the version; not in a sweep
 */
public record BacktestForm(
        @Schema(description = "Event time from, inclusive") @Nullable String from,
        @Schema(description = "Event time to, exclusive") @Nullable String to,
        @Schema(description = "Place in the log up to which it is replayed; its end when absent")
                @Nullable Long logEnd,
        @Schema(
                        description =
                                "What officers decided of alerts later counts for nothing; now when absent")
                @Nullable String labelsUntil,
        @Schema(
                        description =
                                "Several values of one parameter, instead of the version beside those in force")
                @Nullable SweepForm sweep,
        @Schema(
                        description =
                                "A version of a model that flags beside the version; what is compared with then is in force with its model. Not in a sweep")
                @Nullable ModelForm model) {

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    /** A stretch of event time. */
    record Range(Instant from, Instant to) {

        boolean holds(long millis) {
            return millis >= from.toEpochMilli() && millis < to.toEpochMilli();
        }
    }

    Range range() {
        Range range = new Range(instant("from", from, EARLIEST), instant("to", to, LATEST));
        if (!range.from().isBefore(range.to())) {
            throw refusal("to", "comes after 'from'");
        }
        return range;
    }

    /** The place, not behind {@code end}; before it stands one record at least. */
    long logEnd(long end) {
        if (end == 0) {
            throw refusal("logEnd", "has nothing before it: the log is empty, send payments first");
        }
        if (logEnd == null) {
            return end;
        }
        if (logEnd < 1 || logEnd > end) {
            throw refusal(
                    "logEnd", "lies in the log, behind its first record and up to its end " + end);
        }
        return logEnd;
    }

    /** Until when officers' decisions count, not behind {@code now}. */
    Instant labelsUntil(Instant now) {
        Instant until = instant("labelsUntil", labelsUntil, now);
        if (until.isAfter(now)) {
            throw refusal("labelsUntil", "lies in the past: later decisions are not known yet");
        }
        return until;
    }

    /** Which model is tried, null when none. */
    @Nullable ModelId candidate() {
        if (model != null && sweep != null) {
            throw ModelForm.refusal("cannot be tried in a sweep: leave one of them out");
        }
        return model == null ? null : model.id();
    }

    private static Instant instant(String field, @Nullable String text, Instant otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) {
                return instant;
            }
        } catch (DateTimeParseException e) {
            // Answered below, like a time of another century.
        }
        throw refusal(field, "is a time such as 2026-01-31T12:00:00Z");
    }

    private static Refusal refusal(String field, String reason) {
        return Refusal.of(
                ProblemCode.VALIDATION_FAILED,
                "Some of the values are not acceptable.",
                List.of(FieldError.of(field, reason)));
    }
}
