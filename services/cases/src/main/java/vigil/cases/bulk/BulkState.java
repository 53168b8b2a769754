package vigil.cases.bulk;

/** Where a bulk closing stands. */
public enum BulkState {
    /** So few alerts that they were closed at once. */
    DONE,
    /** A second officer must look. */
    WAITING,
    /** A second officer agreed: what still waited is closed. */
    APPROVED,
    /** A second officer did not agree: nothing of it waits any more. */
    REFUSED,
    /** Who asked for it took it back. */
    WITHDRAWN
}
