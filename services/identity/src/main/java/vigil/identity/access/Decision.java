package vigil.identity.access;

import java.util.Map;

/**
 * What the decision point says.
 *
 * @param context {@code reason}: a code
 */
record Decision(boolean decision, Map<String, Object> context) {

    Decision {
        context = Map.copyOf(context);
    }

    static Decision yes() {
        return new Decision(true, Map.of("reason", "role"));
    }

    /**
     * @param reason a code
     */
    static Decision no(String reason) {
        return new Decision(false, Map.of("reason", reason));
    }
}
