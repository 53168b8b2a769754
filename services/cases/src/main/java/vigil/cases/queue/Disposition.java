package vigil.cases.queue;

/** What an officer says of an item or a case. */
public enum Disposition {
    /** The pattern is there, the crime is not. */
    FALSE_POSITIVE,
    /** Odd, explained. */
    NO_FURTHER_ACTION,
    /** It needs an investigation. */
    ESCALATED,
    /** The relationship was ended. */
    CUSTOMER_EXITED,
    /** The authority was told. */
    REPORTED;

    /** Whether the work is done with it. */
    public boolean closes() {
        return this != ESCALATED;
    }
}
