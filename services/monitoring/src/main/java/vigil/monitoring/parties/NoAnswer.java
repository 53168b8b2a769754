package vigil.monitoring.parties;

/** The screening house gave no answer that can be used, or none in time. */
final class NoAnswer extends Exception {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** Whose fault it is. */
    enum Kind {
        /** Away, too slow, not ready, or it answered what breaks the contract. */
        FAILED,
        /** It would not answer this question or this caller: that says nothing about the house. */
        REFUSED,
        /** It was not asked: it has failed too often just now. */
        LEFT_ALONE
    }

    NoAnswer(Kind kind) {
        super(kind.name(), null, false, false); // Thrown thousands of times a second in an outage.
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
