package vigil.screening.hits;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.screening.ownership.BlockedView;
import vigil.screening.search.HitView;

/**
 * A hit with everything that an officer needs to judge it.
 *
 * @param evidence what counted how much when the pair was compared last; empty when the customer's
 *     key is gone
 * @param explanation recomputed from the versions of customer, entry and list that the hit is bound
 *     to; absent when the customer's are gone
 * @param indirectlyBlocked by whom, when the entry is blocked because of its owners
 * @param judgements the newest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HitDetail(
        HitSummary summary,
        Instant openedAt,
        Instant changedAt,
        List<Sighter.Piece> evidence,
        @Nullable HitView explanation,
        @Nullable BlockedView indirectlyBlocked,
        List<JudgementView> judgements) {}
