package vigil.engine.scenarios;

/** Which payments a scenario shows the officer. */
public enum Evidence {
    /** The deciding one alone. */
    TRANSACTION,
    CYCLE,
    RING,
    CHAIN,
    RELAY,
    ROUND_TRIP,
    SCATTER_GATHER,
    /** What the account up the stream that spreads most paid out within a day. */
    UPSTREAM,
    FAN_IN,
    FAN_OUT,
    /** What strangers brought to the payer and what it gave to strangers. */
    GATHER_SCATTER,
    /** What the payer paid out within a day. */
    PAYER_OUT,
    /** What the payee received within a day. */
    PAYEE_IN,
    /** Cash closely below the reporting threshold that the payer paid out within a week. */
    NEAR_OUT,
    /** Cash closely below the reporting threshold that the payee received within a week. */
    NEAR_IN,
    /**
     * The newest payments behind one of the scenario's aggregates, named by {@code evidence-of}.
     */
    AGGREGATE
}
