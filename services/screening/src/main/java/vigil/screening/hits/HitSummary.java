package vigil.screening.hits;

import io.swagger.v3.oas.annotations.media.Schema;
import vigil.screening.questions.Thousandths;

/**
 * A hit without anything personal.
 *
 * @param state open, true_match, false_positive, undecided or closed
 * @param reason why it stands there
 * @param listVersion the version of the list in which the pair was compared last
 * @param score 0 to 1
 * @param waitsForSecond whether a judgement waits for a second officer
 */
@Schema(name = "HitSummary")
public record HitSummary(
        String hit,
        String customer,
        String list,
        String entry,
        int revision,
        String state,
        String reason,
        int customerVersion,
        String entryVersion,
        String listVersion,
        double score,
        boolean waitsForSecond) {

    public static HitSummary of(HitRow hit) {
        return new HitSummary(
                hit.id().toString(),
                hit.pair().customer(),
                hit.pair().list(),
                hit.pair().entry(),
                hit.revision(),
                hit.state().word(),
                hit.reason().word(),
                hit.pins().customerVersion(),
                hit.pins().entryVersion(),
                hit.pins().listVersion(),
                Thousandths.of(hit.score()),
                hit.proposal() != null);
    }
}
