package vigil.cases.investigation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import vigil.cases.casework.CaseView;
import vigil.cases.checklists.StepView;
import vigil.cases.queue.ItemView;

/**
 * A case with what belongs to it. Notes, files, requests and timeline have addresses of their own.
 *
 * @param items alerts and hits, the newest first
 * @param related linked cases, and others on the same parties
 * @param closings the newest first
 */
@Schema(name = "CaseDetail")
public record CaseDetail(
        CaseView summary,
        List<ItemView> items,
        List<PartyView> parties,
        List<RelatedView> related,
        List<ClosingView> closings,
        List<StepView> checklist,
        Amounts amounts) {

    public CaseDetail {
        items = List.copyOf(items);
        parties = List.copyOf(parties);
        related = List.copyOf(related);
        closings = List.copyOf(closings);
        checklist = List.copyOf(checklist);
    }

    /**
     * What stands with the case.
     *
     * @param openRequests that nobody has answered
     */
    @Schema(name = "CaseAmounts")
    public record Amounts(long notes, long files, long openRequests) {}
}
