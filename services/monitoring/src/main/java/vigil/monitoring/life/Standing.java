package vigil.monitoring.life;

import org.jspecify.annotations.Nullable;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.Role;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/**
 * Where a version stands.
 *
 * @param author who brought it in
 * @param revision counts every change
 */
public record Standing(String author, String state, int revision) {

    /** Refuses when the revision that an officer has seen stands no more; null means any. */
    public void requireSeen(@Nullable Integer seen) {
        if (seen != null && seen != revision) {
            throw Refusal.of(
                    ProblemCode.STALE_VERSION,
                    "It is at revision " + revision + " by now; read it again.");
        }
    }

    /** Refuses what the caller may not do, or what may not be done now. Once more is no step. */
    public void require(Caller caller, LifeStep step) {
        if (step.needsOther() && author.equals(caller.login())) {
            throw Refusal.of(
                    ProblemCode.FORBIDDEN,
                    "Who brought a version in cannot approve it or put it in force; somebody else must.");
        }
        if (step.endsWhatIsInForce(state) && !caller.is(Role.SUPERVISOR)) {
            throw Refusal.of(
                    ProblemCode.FORBIDDEN, "What is in force is retired by a supervisor alone.");
        }
        if (!state.equals(step.goal()) && !step.isOpenTo(state)) {
            throw wrongState(step.goal(), step.before());
        }
    }

    /**
     * @param before the state that must come first, in words
     */
    public Refusal wrongState(String wanted, String before) {
        return Refusal.of(
                ProblemCode.WRONG_STATE,
                "It is " + state + "; to become " + wanted + " it must be " + before + ".");
    }
}
