package vigil.cases.pages;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;

/**
 * A period that figures are of.
 *
 * @param from inclusive
 * @param to exclusive
 * @param now when they are read
 */
public record Period(Instant from, Instant to, Instant now) {

    private static final Duration USUAL = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(1_100);

    /** What lies in it. */
    public Filter filter(String column) {
        return new Filter().and(column + " >= ?", from).and(column + " < ?", to);
    }

    /** The period; the last thirty days when absent. */
    public record Asked(
            @Parameter(description = "From, inclusive; thirty days before 'to' when absent")
                    @Nullable String from,
            @Parameter(description = "To, exclusive; now when absent") @Nullable String to) {

        public Period period(Instant now) {
            Instant end = to == null ? now : time("to", to);
            Instant begin = from == null ? end.minus(USUAL) : time("from", from);
            if (!begin.isBefore(end) || begin.plus(LONGEST).isBefore(end)) {
                throw Cut.refusal(
                        "from", "is before 'to', by at most " + LONGEST.toDays() + " days");
            }
            return new Period(begin, end, now);
        }

        private static Instant time(String parameter, String text) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw Cut.refusal(parameter, "is a time such as 2026-01-31T12:00:00Z");
            }
        }
    }
}
