package vigil.cases.casework;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.cases.pages.Words;
import vigil.cases.seal.Seals;

/**
 * A case.
 *
 * @param reference for people, such as C-000042
 * @param state open, in_review, pending_approval, closed or reopened
 * @param title in the officer's words; absent when the key was destroyed
 * @param sla on_track, at_risk (a quarter of the time left), breached; done when it is closed
 * @param escalatedAt when it went to the supervisors; absent while it has not
 * @param waitsForSecond whether its closing waits for a second officer
 * @param tags in the order of the alphabet
 */
@Schema(name = "CaseSummary")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseView(
        String caseId,
        String reference,
        int version,
        String state,
        @Nullable String title,
        String typology,
        String severity,
        @Nullable String assignee,
        String createdBy,
        Instant createdAt,
        Instant dueAt,
        String sla,
        @Nullable Instant escalatedAt,
        boolean waitsForSecond,
        List<String> tags) {

    public CaseView {
        tags = List.copyOf(tags);
    }

    /** What titles are sealed as. */
    public static final String TITLE = "cases.title";

    /** What the case is at this time. */
    public static CaseView of(Case kept, Seals.Key key, Instant now) {
        Case.About about = kept.about();
        Case.Standing standing = kept.standing();
        return new CaseView(
                kept.id().toString(),
                kept.reference(),
                kept.version(),
                Words.of(standing.state()),
                key.text(TITLE, about.title()),
                about.typology(),
                Words.of(about.severity()),
                standing.assignee(),
                about.createdBy(),
                about.createdAt(),
                about.dueAt(),
                sla(kept, now),
                standing.escalatedAt(),
                standing.proposal() != null,
                standing.tags());
    }

    private static String sla(Case kept, Instant now) {
        if (kept.standing().state() == CaseState.CLOSED) {
            return "done";
        }
        if (!now.isBefore(kept.about().dueAt())) {
            return "breached";
        }
        return now.isBefore(kept.about().atRiskAt()) ? "on_track" : "at_risk";
    }
}
