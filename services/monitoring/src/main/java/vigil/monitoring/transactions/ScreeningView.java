package vigil.monitoring.transactions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.engine.screening.ListHit;
import vigil.engine.screening.ScreenedParty;
import vigil.monitoring.log.DecisionFormat;

/**
 * What lists said of a party before its payment was decided.
 *
 * @param state clear, hit, unavailable (no answer in time) or passed (no answer in time, and
 *     declared to go through)
 * @param hits list entries that it may be, best first; absent when there are none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ScreeningView(String state, List<HitView> hits) {

    /**
     * A list entry.
     *
     * @param listVersion SHA-256 of the list that was in force
     * @param score how alike the two are, 0 to 1
     */
    @Schema(name = "ScreeningHit")
    public record HitView(String list, String listVersion, String entry, double score) {

        private static final double THOUSAND = 1000.0;

        private static HitView of(ListHit hit) {
            return new HitView(
                    hit.list(), hit.version(), hit.entry(), hit.thousandths() / THOUSAND);
        }
    }

    /** Null when nobody was asked. */
    static @Nullable ScreeningView of(ScreenedParty party) {
        return party.state() == ScreenedParty.State.NOT_ASKED
                ? null
                : new ScreeningView(
                        DecisionFormat.word(party.state()),
                        party.hits().stream().map(HitView::of).toList());
    }
}
