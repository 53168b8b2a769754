package vigil.cases.looks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A second look at what was closed.
 *
 * @param itemId the alert
 * @param state waiting, taken, agreed, disagreed, or lapsed: the item was opened again before
 *     anybody answered
 * @param disposition what it was closed as, as everybody may read it
 * @param closedBy who decided first
 * @param confirmedBy the second officer of the closing, where it needed one
 * @param overdue whether nobody has answered in time
 * @param scenario of an alert, or the watchlist of a hit
 * @param score 0 to 1000
 * @param caseId the case that the item belongs to, which alone opens it again
 * @param reviewer who has it, or answered
 * @param faults what was found wrong: evidence_missed, wrong_reason, reason_not_enough, procedure
 * @param words absent when none were said, or when their key was destroyed
 * @param reopened whether the answer opened the item again
 * @param forMe whether the caller may answer: who closed or confirmed it may not
 */
@Schema(name = "SecondLook")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LookView(
        String lookId,
        String itemId,
        int version,
        String state,
        String disposition,
        String closedBy,
        @Nullable String confirmedBy,
        Instant closedAt,
        Instant dueAt,
        boolean overdue,
        @Nullable String scenario,
        String typology,
        String severity,
        int score,
        @Nullable String caseId,
        @Nullable String reviewer,
        @Nullable Instant answeredAt,
        List<String> faults,
        @Nullable String words,
        boolean reopened,
        boolean forMe) {

    public LookView {
        faults = List.copyOf(faults);
    }
}
