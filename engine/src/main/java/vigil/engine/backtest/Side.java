package vigil.engine.backtest;

import org.jspecify.annotations.Nullable;
import vigil.engine.scenarios.ScenarioSet;
import vigil.engine.scoring.ServedModel;

/**
 * What decides in a backtest, or did when it was asked for.
 *
 * @param model that flags beside the scenarios and tells them how unusual a payment is; null
 *     without one
 */
public record Side(ScenarioSet scenarios, @Nullable ServedModel model) {

    /** Scenarios alone. */
    public static Side of(ScenarioSet scenarios) {
        return new Side(scenarios, null);
    }
}
