package vigil.cases.queue;

/** Where an item comes from; its id is the same there. */
public enum Source {
    /** An alert of monitoring: {@code /v1/alerts/{id}}. */
    ALERT,
    /** A hit of screening: {@code /v1/screening/hits/{id}}. */
    SCREENING_HIT
}
