package vigil.cases.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an officer said of an item.
 *
 * @param disposition false_positive, no_further_action, escalated, customer_exited, true_positive,
 *     or reported, which who may not know of reports reads as true_positive
 * @param reason in the officer's words; absent when the key was destroyed
 * @param needsSecond whether a second officer must confirm it
 * @param state in_effect, waiting, withdrawn or past
 * @param bulkClosingId the closing of many that it is part of
 */
@Schema(name = "QueueDisposition")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DispositionView(
        String disposition,
        @Nullable String reason,
        List<String> redFlags,
        boolean needsSecond,
        String state,
        String author,
        Instant madeAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        @Nullable String bulkClosingId) {

    public DispositionView {
        redFlags = List.copyOf(redFlags);
    }
}
