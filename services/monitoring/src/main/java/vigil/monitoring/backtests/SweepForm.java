package vigil.monitoring.backtests;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.engine.backtest.Sweep;
import vigil.engine.scenarios.ScenarioException;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/**
 * Values of one parameter that are tried beside the present one.
 *
 * @param parameter a number of the scenario; values for segments and jurisdictions stay
 * @param values 1 to 31 of them
 * @param sample the most transactions drawn between two neighbouring values; 299 when absent:
 *     nothing found among them bounds the share at 1 %
 * @param seed of the samples; 1 when absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SweepForm(
        @Schema(description = "A number of the scenario") @Nullable String parameter,
        @Schema(description = "1 to 31 values, tried beside the present one")
                @Nullable List<@Nullable Double> values,
        @Schema(description = "The most transactions drawn between two values; 299 when absent")
                @Nullable Integer sample,
        @Schema(description = "Of the samples; 1 when absent") @Nullable Long seed) {

    private static final int USUAL_SAMPLE = 299;

    /**
     * The question to the engine.
     *
     * @throws Refusal when it is none
     */
    Sweep.Question question(String scenario) {
        if (parameter == null) {
            throw refusal("sweep.parameter", "names a number of the scenario");
        }
        if (values == null
                || values.stream().anyMatch(value -> value == null || !Double.isFinite(value))) {
            throw refusal("sweep.values", "are 1 to 31 numbers");
        }
        try {
            return new Sweep.Question(
                    scenario,
                    parameter,
                    values.stream().map(Double::valueOf).toList(),
                    sample == null ? USUAL_SAMPLE : sample,
                    seed == null ? 1 : seed);
        } catch (ScenarioException e) {
            throw refusal("sweep", e);
        }
    }

    static Refusal refusal(String field, ScenarioException reason) {
        return refusal(field, "does not suit the scenario: " + reason.getMessage());
    }

    private static Refusal refusal(String field, String reason) {
        return Refusal.of(
                ProblemCode.VALIDATION_FAILED,
                "Some of the values are not acceptable.",
                List.of(FieldError.of(field, reason)));
    }
}
