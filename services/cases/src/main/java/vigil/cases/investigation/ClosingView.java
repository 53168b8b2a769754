package vigil.cases.investigation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an officer wants, or wanted, a case to end.
 *
 * @param outcome false_positive, no_further_action, customer_exited, true_positive, or reported,
 *     which who may not know of reports reads as true_positive
 * @param reason in the officer's words
 * @param state waiting, approved or returned
 * @param decidedBy who approved it, turned it down or took it back
 * @param words why it was approved or turned down
 */
@Schema(name = "CaseClosing")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClosingView(
        String outcome,
        @Nullable String reason,
        List<String> redFlags,
        String state,
        String author,
        Instant madeAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String words) {

    public ClosingView {
        redFlags = List.copyOf(redFlags);
    }
}
