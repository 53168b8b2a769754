package vigil.monitoring.decisions;

import java.util.UUID;
import vigil.contracts.decisions.v1.Decision;
import vigil.monitoring.log.Ids;

/**
 * A decision as the read side has it.
 *
 * @param number its place in the order of arrival here
 */
record StoredDecision(long number, Decision decision) {

    UUID id() {
        return Ids.uuid(decision.getTransactionId());
    }
}
