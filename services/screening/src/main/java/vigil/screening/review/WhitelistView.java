package vigil.screening.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pair that was judged to be two, as long as both say what they said.
 *
 * @param id of this entry of the whitelist
 * @param endReason why it is in force no more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WhitelistView(
        String id,
        String hit,
        String customer,
        String list,
        String entry,
        int customerVersion,
        String entryVersion,
        String judgedBy,
        @Nullable String confirmedBy,
        Instant madeAt,
        @Nullable Instant endedAt,
        @Nullable String endReason,
        @Nullable String endedBy) {}
