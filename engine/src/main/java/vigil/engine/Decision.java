package vigil.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The core's answer to one transaction.
 *
 * @param score 0 to 1000, of all hits together
 * @param late whether an event time after this one had already been seen
 * @param modelScore what the model in force says, null without one; what it flags is a hit as well
 */
public record Decision(
        TransactionId transaction,
        long eventTimeMillis,
        Outcome outcome,
        int score,
        Level level,
        boolean late,
        List<Hit> hits,
        @Nullable ModelScore modelScore) {}
