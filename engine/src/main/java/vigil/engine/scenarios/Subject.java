package vigil.engine.scenarios;

/** The account that a scenario points at. */
public enum Subject {
    PAYER,
    PAYEE,
    /** The payer of the first payment in the evidence. */
    SOURCE
}
