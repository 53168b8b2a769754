package vigil.monitoring.scenarios;

import org.jspecify.annotations.Nullable;
import vigil.monitoring.life.LifeStep;

/** What an officer may do to a version: from one state to the next. */
public enum Step implements LifeStep {
    CHECK(State.DRAFT, State.CHECKED, "checked_at = now()"),
    BACKTEST(State.CHECKED, State.BACKTESTED, "backtested_at = now()"),
    SHADOW(State.BACKTESTED, State.SHADOW, "shadow_at = now()"),
    APPROVE(State.SHADOW, State.APPROVED, "approved_at = now(), approved_by = ?"),
    PUBLISH(State.APPROVED, State.PUBLISHED, "published_at = now(), published_by = ?"),
    RETIRE(null, State.RETIRED, "retired_at = now(), retired_by = ?");

    private final Path path;

    Step(@Nullable State from, State to, String columns) {
        this.path = new Path(from == null ? null : from.word(), to.word(), columns);
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public boolean endsWhatIsInForce(String state) {
        return this == RETIRE && state.equals(State.PUBLISHED.word());
    }

    @Override
    public boolean needsOther() {
        return this == APPROVE || this == PUBLISH;
    }

    /** Whether it changes which scenarios judge or watch, so that a new set goes into the log. */
    boolean changesSet(State state) {
        return switch (this) {
            case CHECK, BACKTEST, APPROVE -> false;
            case SHADOW, PUBLISH -> true;
            case RETIRE ->
                    state == State.SHADOW || state == State.APPROVED || state == State.PUBLISHED;
        };
    }

    /** The verb of the act in the evidence. */
    String verb() {
        return this == SHADOW ? "scenario.put_in_shadow" : "scenario." + goal();
    }
}
