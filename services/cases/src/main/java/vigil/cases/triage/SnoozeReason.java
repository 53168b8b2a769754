package vigil.cases.triage;

/** Why an item may wait. */
enum SnoozeReason {
    KNOWN_ACTIVITY,
    EXPECTED_PAYMENTS,
    UNDER_INVESTIGATION,
    DATA_BEING_CORRECTED,
    INFORMATION_REQUESTED
}
