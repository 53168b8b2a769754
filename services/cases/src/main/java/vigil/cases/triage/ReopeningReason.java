package vigil.cases.triage;

/** Why a closed item or case is worked again. */
public enum ReopeningReason {
    NEW_INFORMATION,
    WRONG_DISPOSITION,
    QUALITY_REVIEW,
    AUTHORITY_ASKED,
    LATER_ACTIVITY
}
