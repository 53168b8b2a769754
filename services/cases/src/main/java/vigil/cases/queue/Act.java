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
    MERGE;

    /** What an item is by it, for a sentence. */
    public String past() {
        return switch (this) {
            case REVIEW -> "taken into review";
            case ESCALATE -> "escalated";
            case CLOSE -> "closed";
            case SNOOZE -> "snoozed";
            case WAKE -> "woken";
            case REOPEN -> "reopened";
            case MERGE -> "merged";
        };
    }
}
