package vigil.monitoring.waiting;

import vigil.contracts.decisions.v1.Decision;

/** What the loop says of a transaction that somebody waits for. */
public sealed interface Passed {

    /** It was decided now. */
    record Decided(Decision decision) implements Passed {}

    /** It was decided earlier; the read side has the decision, or will have it in a moment. */
    record Earlier() implements Passed {}
}
