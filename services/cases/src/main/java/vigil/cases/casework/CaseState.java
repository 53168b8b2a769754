package vigil.cases.casework;

/** Where a case stands. */
public enum CaseState {
    /** Nobody has begun. */
    OPEN,
    /** An officer investigates. */
    IN_REVIEW,
    /** An officer wants to close it; another one must approve. */
    PENDING_APPROVAL,
    /** Two officers have closed it. */
    CLOSED,
    /** It was closed, and is worked on again. */
    REOPENED
}
