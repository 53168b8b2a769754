package vigil.engine;

import java.util.List;

/**
 * The core's answer to one transaction.
 *
 * @param score 0 to 1000
 * @param late whether an event time after this one had already been seen
 */
public record Decision(
        TransactionId transaction,
        long eventTimeMillis,
        Outcome outcome,
        int score,
        Level level,
        boolean late,
        List<Hit> hits) {}
