package vigil.cases.sampling;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which share of what was closed an institution looks at again.
 *
 * @param dueDays until when, from the closing
 * @param rules where several fit, the largest share counts; where none does, nothing is drawn
 * @param revision counts every change; the ETag
 */
@Schema(name = "SamplingPlan")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SamplingPlan(
        int dueDays, List<SamplingRule> rules, int revision, @Nullable String changedBy) {

    /** Nothing is looked at again until a supervisor says what. */
    static final SamplingPlan NONE = new SamplingPlan(10, List.of(), 0, null);

    SamplingPlan {
        rules = List.copyOf(rules);
    }

    /** In ten thousandths. */
    int share(SamplingRule.Closing closing) {
        return rules.stream()
                .filter(rule -> rule.fits(closing))
                .mapToInt(SamplingRule::share)
                .max()
                .orElse(0);
    }
}
