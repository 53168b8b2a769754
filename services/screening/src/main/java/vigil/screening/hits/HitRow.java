package vigil.screening.hits;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hit as it is kept.
 *
 * @param revision counts every change; the ETag
 * @param judgement number of the judgement in effect
 * @param proposal number of the judgement that waits for a second officer
 */
public record HitRow(
        UUID id,
        Pair pair,
        int revision,
        HitState state,
        Reason reason,
        Pins pins,
        double score,
        @Nullable Long judgement,
        @Nullable Long proposal) {}
