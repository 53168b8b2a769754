package vigil.cases.queue;

/** What can happen to an item. */
public enum Act {
    REVIEW,
    ESCALATE,
    CLOSE,
    SNOOZE,
    WAKE,
    REOPEN,
    /** It becomes part of another one. */
    MERGE
}
