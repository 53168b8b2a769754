package vigil.cases.reports.life;

/** What moves a report from one state to another. */
public enum ReportAct {
    WRITE,
    VALIDATE,
    /** To the second officer. */
    HAND_IN,
    /**
     * Back to its writers: from review, after approval, when it was to be given up, or after the
     * authority's rejection.
     */
    RETURN,
    APPROVE,
    SUBMIT,
    /** The authority accepted it. */
    ACKNOWLEDGE,
    /** The authority accepted it and found faults. */
    WARN,
    /** The authority rejected it. */
    REJECT,
    AMEND,
    CONTINUE,
    /** An officer decides that it is not filed; another has to agree. */
    GIVE_UP,
    /** A second officer agrees that it is not filed. */
    END,
    /** It was detected on another day. */
    REDATE
}
