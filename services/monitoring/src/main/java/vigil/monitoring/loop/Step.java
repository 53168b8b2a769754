package vigil.monitoring.loop;

import vigil.contracts.decisions.v1.Decision;
import vigil.engine.TransactionId;
import vigil.monitoring.waiting.Adoptions;

/** What became of one record of the log. */
public sealed interface Step {

    /** A transaction was decided. */
    record Decided(TransactionId transaction, Decision decision) implements Step {}

    /** A transaction that was decided before, when it first stood in the log. */
    record Repeated(TransactionId transaction) implements Step {}

    /** A published set is in force from here on. */
    record Adopted(Adoptions.Adoption adoption) implements Step {}

    /** A fact that decides nothing by itself. */
    record Noted() implements Step {}

    /** A record that breaks the schema: it is left aside, and the loop goes on. */
    record Unreadable(String cause) implements Step {}
}
