package vigil.cases.reports.life;

/** Where a report stands. */
public enum ReportState {
    DRAFT,
    VALIDATED,
    IN_REVIEW,
    APPROVED,
    SUBMITTED,
    ACKNOWLEDGED,
    REJECTED,
    ACCEPTED_WITH_WARNINGS,
    /** A correction has taken its place. */
    AMENDED,
    /** A report on what went on has followed it. */
    CONTINUED
}
