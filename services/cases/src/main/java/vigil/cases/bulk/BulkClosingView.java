package vigil.cases.bulk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.cases.pages.Words;
import vigil.cases.queue.ItemView;
import vigil.cases.seal.Seals;
import vigil.kernel.identity.Caller;

/**
 * A closing of many alerts with one reason.
 *
 * @param state done (so few that it took effect at once), waiting, approved, refused or withdrawn
 * @param disposition false_positive, no_further_action, customer_exited, true_positive, or
 *     reported, which who may not know of reports reads as true_positive
 * @param reason in the officer's words; absent when the key was destroyed
 * @param items how many alerts it was asked for
 * @param waiting how many of them still wait with it
 * @param decidedBy who approved it, refused it or took it back
 * @param words what the second officer said
 * @param forMe whether the caller may approve or refuse it: never who asked
 */
@Schema(name = "BulkClosing")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BulkClosingView(
        String bulkClosingId,
        int version,
        String state,
        String disposition,
        @Nullable String reason,
        List<String> redFlags,
        int items,
        int waiting,
        String askedBy,
        Instant askedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String words,
        boolean forMe) {

    public BulkClosingView {
        redFlags = List.copyOf(redFlags);
    }

    static BulkClosingView of(BulkClosing kept, int waiting, Caller caller, Seals.Key key) {
        BulkClosing.Asked asked = kept.asked();
        BulkClosing.Decided decided = kept.decided();
        return new BulkClosingView(
                kept.id().toString(),
                kept.version(),
                Words.of(kept.state()),
                Words.of(asked.disposition().readBy(caller)),
                key.text(BulkRows.REASON, asked.reason()),
                asked.redFlags().stream().map(Words::of).toList(),
                asked.items(),
                waiting,
                asked.by(),
                asked.at(),
                decided == null ? null : decided.by(),
                decided == null ? null : decided.at(),
                decided == null ? null : key.text(BulkRows.WORDS, decided.words()),
                kept.state() == BulkState.WAITING && kept.isFor(caller));
    }

    /**
     * One alert of it.
     *
     * @param outcome waiting, closed by it, or taken_out: decided otherwise, or nothing came of it
     * @param item as it stands now
     */
    @Schema(name = "BulkClosingItem")
    public record Row(String outcome, ItemView item) {}

    /**
     * With what it would close, or has closed.
     *
     * @param rows the highest scores first
     */
    @Schema(name = "BulkClosingDetail")
    public record Detail(BulkClosingView summary, List<Row> rows) {

        public Detail {
            rows = List.copyOf(rows);
        }
    }

    /**
     * How many wait.
     *
     * @param forMe of these, what the caller may approve or refuse
     * @param mine of these, what the caller asked for
     */
    @Schema(name = "BulkClosingCounts")
    public record Counts(long waiting, long forMe, long mine) {}
}
