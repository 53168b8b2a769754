package vigil.cases.bulk;

/** What can happen to a bulk closing. */
public enum BulkAct {
    APPROVE,
    REFUSE,
    WITHDRAW
}
