package vigil.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scenario that a transaction met, or a model that flags it.
 *
 * @param scenario its id; {@code model.} and its name of a model
 * @param version of the scenario or of the model
 * @param score 0 to 1000
 * @param reason a sentence with the values filled in
 * @param subject surrogate of the account that the scenario points at
 * @param evidence the transactions behind the hit in order of time, the deciding one among them
 * @param alert the alert that the hit opens or joins, null when the scenario raises none; derived
 *     from scenario, subject and first transaction, so that a replay names the same one
 * @param opensAlert whether this hit opens the alert
 */
public record Hit(
        String scenario,
        int version,
        String typology,
        int score,
        Outcome outcome,
        String reason,
        List<Value> values,
        long subject,
        List<TransactionId> evidence,
        @Nullable AlertId alert,
        boolean opensAlert) {

    /** What a model's hits are called, before its name. */
    public static final String OF_MODEL = "model.";

    /** Whether a model flags, and no scenario was met. */
    public boolean isOfModel() {
        return scenario.startsWith(OF_MODEL);
    }
}
