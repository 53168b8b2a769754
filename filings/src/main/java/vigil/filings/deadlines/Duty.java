package vigil.filings.deadlines;

/** What an institution owes an authority within a time. */
public enum Duty {
    /** To report suspicious activity whose subject is known. */
    SUSPICIOUS_ACTIVITY,
    /** To report suspicious activity of which no subject could be identified. */
    SUSPICIOUS_ACTIVITY_WITHOUT_SUBJECT,
    /** To report that activity goes on that was reported before. */
    CONTINUING_ACTIVITY,
    /** To report cash over the limit. */
    CURRENCY_TRANSACTION,
    /** To answer what an authority asks. */
    AUTHORITY_REQUEST,
    /** To answer what an authority asks urgently. */
    URGENT_AUTHORITY_REQUEST,
    /** To decide a case, in the time that an institution gives itself. */
    CASE_DECISION
}
