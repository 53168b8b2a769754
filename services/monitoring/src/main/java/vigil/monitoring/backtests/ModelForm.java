package vigil.monitoring.backtests;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.monitoring.models.ModelId;

/** A version of a model that decides beside the scenarios of a backtest. */
@Schema(name = "BacktestModel")
public record ModelForm(
        @Schema(description = "Name of the model") @Nullable String model,
        @Schema(description = "Which version of it") @Nullable Integer version) {

    /** Which one it is; half a name is refused. */
    ModelId id() {
        if (model == null || model.isBlank() || version == null || version < 1) {
            throw refusal("needs a model's name and a version from 1 on");
        }
        return new ModelId(model, version);
    }

    static @Nullable ModelForm of(@Nullable ModelId id) {
        return id == null ? null : new ModelForm(id.model(), id.version());
    }

    static Refusal refusal(String reason) {
        return Refusal.of(
                ProblemCode.VALIDATION_FAILED,
                "Some of the values are not acceptable.",
                List.of(FieldError.of("model", reason)));
    }
}
