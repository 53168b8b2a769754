package vigil.monitoring.replays;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a replay has come, or what came out of it.
 *
 * @param state waiting, running; equal: the decision came out again, byte for byte; different;
 *     failed: the log could not be read
 * @param records records of the log that have been replayed
 * @param place of the transaction in the log: how many there are to replay before it
 * @param configHash what the recorded decision was made under
 * @param engineVersion of the recorded decision; another build of the engine may decide otherwise
 *     by right
 * @param difference where they part, in words; only with different
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReplayView(
        String replayId,
        String transactionId,
        String state,
        long records,
        int partition,
        long place,
        String configHash,
        String engineVersion,
        String askedBy,
        Instant askedAt,
        @Nullable Instant finishedAt,
        @Nullable String difference) {}
