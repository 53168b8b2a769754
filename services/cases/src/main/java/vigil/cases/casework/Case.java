package vigil.cases.casework;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.cases.settings.Severity;

/** A case as its row holds it. */
public record Case(
        long number, UUID id, String reference, int version, About about, Standing standing) {

    /**
     * What it is about.
     *
     * @param title sealed under the case's key
     */
    public record About(
            byte[] title,
            String typology,
            Severity severity,
            String createdBy,
            Instant createdAt,
            Instant atRiskAt,
            Instant dueAt) {}

    /**
     * How far the work is.
     *
     * @param escalatedAt when it went to the supervisors; null while it has not
     * @param closing number of the closing in effect
     * @param proposal number of the one that waits for a second officer
     * @param tags in the order of the alphabet
     */
    public record Standing(
            CaseState state,
            @Nullable String assignee,
            @Nullable Instant escalatedAt,
            @Nullable Long closing,
            @Nullable Long proposal,
            List<String> tags) {

        public Standing {
            tags = List.copyOf(tags);
        }

        public Standing tagged(List<String> next) {
            return new Standing(state, assignee, escalatedAt, closing, proposal, next);
        }

        public Standing in(CaseState next) {
            return new Standing(next, assignee, escalatedAt, closing, proposal, tags);
        }

        public Standing assignedTo(@Nullable String officer) {
            return new Standing(state, officer, escalatedAt, closing, proposal, tags);
        }

        public Standing escalated(Instant at) {
            return new Standing(state, assignee, at, closing, proposal, tags);
        }

        public Standing judged(@Nullable Long inEffect, @Nullable Long waiting) {
            return new Standing(state, assignee, escalatedAt, inEffect, waiting, tags);
        }
    }

    /** The same case with its work moved on. */
    public Case moved(Standing next) {
        return new Case(number, id, reference, version + 1, about, next);
    }

    /** The same case, otherwise described. */
    public Case described(About next) {
        return new Case(number, id, reference, version + 1, next, standing);
    }
}
