package vigil.cases.looks;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.kernel.identity.Caller;

/**
 * A second look as its row stands.
 *
 * @param closedBy who decided first
 */
record Look(
        UUID id,
        UUID item,
        int version,
        LookState state,
        String closedBy,
        @Nullable String confirmedBy,
        @Nullable String reviewer) {

    /** Who closed or confirmed it is no second officer. */
    boolean isFor(Caller caller) {
        return !caller.login().equals(closedBy) && !caller.login().equals(confirmedBy);
    }

    /** Whether another officer has taken it. */
    boolean isHeldFrom(Caller caller) {
        return state == LookState.TAKEN && !caller.login().equals(reviewer);
    }
}
