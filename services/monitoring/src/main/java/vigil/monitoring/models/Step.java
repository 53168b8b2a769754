package vigil.monitoring.models;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.monitoring.life.LifeStep;

/** What an officer may do to a version: from one state to the next. */
enum Step implements LifeStep {
    VALIDATE(State.REGISTERED, State.VALIDATED, "validated_at = now(), validated_by = ?"),
    SHADOW(State.VALIDATED, State.SHADOW, "shadow_at = now()"),
    APPROVE(State.SHADOW, State.APPROVED, "approved_at = now(), approved_by = ?"),
    PROMOTE(State.APPROVED, State.PROMOTED, "promoted_at = now(), promoted_by = ?"),
    RETIRE(null, State.RETIRED, "retired_at = now(), retired_by = ?");

    private static final Set<String> IN_SETS =
            Set.of(State.SHADOW.word(), State.APPROVED.word(), State.PROMOTED.word());

    private final Path path;

    Step(@Nullable State from, State to, String columns) {
        this.path = new Path(from == null ? null : from.word(), to.word(), columns);
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public boolean needsOther() {
        return this == APPROVE || this == PROMOTE;
    }

    @Override
    public boolean endsWhatIsInForce(String state) {
        return this == RETIRE && state.equals(State.PROMOTED.word());
    }

    /** Whether it changes which models score, so that a new set goes into the log. */
    boolean changesSet(String state) {
        return switch (this) {
            case VALIDATE, APPROVE -> false;
            case SHADOW, PROMOTE -> true;
            case RETIRE -> IN_SETS.contains(state);
        };
    }

    /** The verb of the act in the evidence. */
    String verb() {
        return this == SHADOW ? "model.put_in_shadow" : "model." + goal();
    }
}
