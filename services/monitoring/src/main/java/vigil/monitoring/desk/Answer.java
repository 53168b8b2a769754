package vigil.monitoring.desk;

import vigil.contracts.decisions.v1.Decision;
import vigil.engine.TransactionId;
import vigil.kernel.problems.Problem;

/** What a caller is told about one transaction. */
public sealed interface Answer {

    /**
     * The decision, the first one ever made on this transaction.
     *
     * @param repeated whether the same had been sent before
     */
    record Decided(Decision decision, boolean repeated) implements Answer {}

    /** Accepted and kept, but not decided within the deadline: the declared fallback. */
    record Late(TransactionId transaction) implements Answer {}

    /** Not taken; where it says so, it may be sent again. */
    record Refused(Problem problem) implements Answer {}
}
