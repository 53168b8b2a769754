package vigil.monitoring.decisions;

import vigil.contracts.decisions.v1.Decision;

/**
 * A decision as the read side has it.
 *
 * @param number its place in the order of arrival here
 */
public record StoredDecision(long number, Decision decision) {}
