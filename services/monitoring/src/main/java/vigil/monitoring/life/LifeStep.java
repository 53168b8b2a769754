package vigil.monitoring.life;

import org.jspecify.annotations.Nullable;

/** A step from one state of a version to the next; states are words. */
public interface LifeStep {

    /**
     * Where a step leads.
     *
     * @param from null for any but the goal
     * @param columns the assignments of its columns; a mark stands for who acts
     */
    record Path(@Nullable String from, String goal, String columns) {}

    Path path();

    /** Whether who brought the version in must leave it to somebody else. */
    boolean needsOther();

    /** Whether it ends what is in force. */
    boolean endsWhatIsInForce(String state);

    /** The state that it leads to. */
    default String goal() {
        return path().goal();
    }

    /** The state that must come first, in words. */
    default String before() {
        String from = path().from();
        return from == null ? "not retired" : from;
    }

    /** Whether a version in this state can take it; a retired one takes none. */
    default boolean isOpenTo(String state) {
        String from = path().from();
        return from == null ? !state.equals(goal()) : state.equals(from);
    }

    /** The assignments of its columns; a mark stands for who acts. */
    default String columns() {
        return path().columns();
    }

    /** Whether who acts stands in its columns. */
    default boolean namesActor() {
        return columns().indexOf('?') >= 0;
    }
}
