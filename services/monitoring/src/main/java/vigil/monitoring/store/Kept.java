package vigil.monitoring.store;

import vigil.contracts.log.v1.LogRecord;

/** What the rows said of a transaction. */
public sealed interface Kept {

    /** Kept now, for the first time. */
    record Stored(LogRecord record) implements Kept {}

    /** Kept before with the same content; whether it reached the log is not known here. */
    record Known(LogRecord record) implements Kept {}

    /** The client id was used before with other content; nothing was kept. */
    record Conflicting() implements Kept {}
}
