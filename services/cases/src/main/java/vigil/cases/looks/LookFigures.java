package vigil.cases.looks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.jspecify.annotations.Nullable;

/**
 * What second looks found at what was closed in a period.
 *
 * @param byOfficer by who decided first, the most first; who neither leads nor audits sees his own
 * @param byScenario by scenario or watchlist, the most first
 */
@Schema(name = "SecondLookFigures")
record LookFigures(
        Instant from, Instant to, Figure all, List<Figure> byOfficer, List<Figure> byScenario) {

    LookFigures {
        byOfficer = List.copyOf(byOfficer);
        byScenario = List.copyOf(byScenario);
    }

    /**
     * @param key login, scenario or watchlist; absent for all
     * @param closings closings that a rule reached
     * @param drawn of these, what is looked at again
     * @param open of these, what nobody has answered yet
     * @param lapsed of these, what was opened again before anybody did
     * @param disagreed of what was answered, where the second officer disagreed
     * @param reopened of these, what was opened again
     * @param evidenceMissed disagreements that say so, as the other three
     * @param rate disagreed by answered; absent where nothing is
     * @param atMost the greatest rate that the sample does not rule out, with 95 % confidence
     *     (Clopper and Pearson, one-sided); absent where nothing is answered
     */
    @Schema(name = "SecondLookFigure")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Figure(
            @Nullable String key,
            long closings,
            long drawn,
            long open,
            long lapsed,
            long agreed,
            long disagreed,
            long reopened,
            long evidenceMissed,
            long wrongReason,
            long reasonNotEnough,
            long procedure,
            @Nullable Double rate,
            @Nullable Double atMost) {}

    /** Null where nothing is answered. */
    static @Nullable Double rate(long disagreed, long answered) {
        return answered == 0 ? null : (double) disagreed / answered;
    }

    /**
     * The exact upper limit of Clopper and Pearson (Biometrika 26, 1934), one-sided, with 95 %
     * confidence: none of 299 bounds the rate at one per cent. Null where nothing is answered.
     */
    static @Nullable Double atMost(long disagreed, long answered) {
        if (answered == 0) {
            return null;
        }
        return disagreed >= answered
                ? 1.0
                : BetaDistribution.of(disagreed + 1.0, (double) (answered - disagreed))
                        .inverseCumulativeProbability(0.95);
    }
}
