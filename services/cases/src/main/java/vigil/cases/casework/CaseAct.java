package vigil.cases.casework;

/** What moves a case from one state to another. */
public enum CaseAct {
    REVIEW,
    PROPOSE,
    APPROVE,
    /** The second officer turns it down, or the first takes it back. */
    RETURN,
    REOPEN
}
