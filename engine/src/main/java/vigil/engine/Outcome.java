package vigil.engine;

/** What is to become of a transaction, from mildest to strictest. */
public enum Outcome {
    APPROVE,
    REVIEW,
    BLOCK_AND_REVIEW,
    DECLINE
}
