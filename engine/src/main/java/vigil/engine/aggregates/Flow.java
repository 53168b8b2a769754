package vigil.engine.aggregates;

/** Which payments of its key an aggregate counts. */
public enum Flow {
    /** Those that it pays. */
    OUT,
    /** Those that it receives. */
    IN,
    /** Both. */
    BOTH
}
