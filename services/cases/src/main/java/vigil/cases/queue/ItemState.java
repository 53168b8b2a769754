package vigil.cases.queue;

/** Where an item stands. */
public enum ItemState {
    /** Nobody has looked. */
    NEW,
    /** An officer looks. */
    IN_REVIEW,
    /** It needs more than a look: a case, or a supervisor. */
    ESCALATED,
    /** It comes back at a declared time. */
    SNOOZED,
    /** A disposition is in effect. */
    CLOSED,
    /** It is part of another item, which is worked on for it. */
    MERGED;

    /** Whether nothing is to be done any more. */
    public boolean isDone() {
        return this == CLOSED || this == MERGED;
    }

    /** Whether somebody has to do something. */
    public boolean isOpen() {
        return this == NEW || this == IN_REVIEW || this == ESCALATED;
    }
}
