package vigil.identity.access;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vigil.contracts.permissions.StepUp;

/**
 * What the decision point says.
 *
 * @param context {@code reason}: a code
 */
record Decision(boolean decision, Map<String, Object> context) {

    Decision {
        context = Map.copyOf(context);
    }

    /**
     * @param stepUp what the operation asks of the officer's sign-in, beside the role
     */
    static Decision yes(Optional<StepUp.Kind> stepUp) {
        Map<String, Object> context = new HashMap<>(Map.of("reason", "role"));
        stepUp.ifPresent(kind -> context.put("stepUp", kind.name().toLowerCase(Locale.ROOT)));
        return new Decision(true, context);
    }

    /**
     * @param reason a code
     */
    static Decision no(String reason) {
        return new Decision(false, Map.of("reason", reason));
    }

    /**
     * One of several questions that is none (section 7.2.1).
     *
     * @param message what is wrong with it, in words
     */
    static Decision unreadable(String message) {
        return new Decision(
                false,
                Map.of("reason", "question", "error", Map.of("status", 400, "message", message)));
    }
}
