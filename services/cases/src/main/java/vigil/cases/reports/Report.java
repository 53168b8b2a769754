package vigil.cases.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.cases.reports.life.ReportForm;
import vigil.cases.reports.life.ReportState;

/** A row of the reports; what it says is sealed. */
public record Report(long number, UUID id, int version, About about, Standing standing) {

    /**
     * What it is, for ever.
     *
     * @param follows the report that it corrects or carries on
     */
    public record About(
            String reference,
            String requestKey,
            ReportForm form,
            @Nullable UUID caseId,
            @Nullable UUID follows,
            String createdBy,
            Instant createdAt) {}

    /**
     * When it is due.
     *
     * @param lastDay null where no rule was in force
     */
    public record Clock(
            String jurisdiction,
            Instant detectedAt,
            @Nullable LocalDate lastDay,
            @Nullable Instant dueAt) {}

    /** Its text, sealed. */
    public record Sealed(byte[] content, byte[] narrative) {}

    /**
     * How it stands.
     *
     * @param writers everybody who ever wrote in it: none of them approves
     * @param approvedBy who agreed that it is filed, or given up
     * @param givenUpBy who decided that it is not filed
     * @param document the authority's identifier
     */
    public record Standing(
            ReportState state,
            Sealed sealed,
            List<String> writers,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt,
            @Nullable String givenUpBy,
            @Nullable String document,
            Clock clock) {

        Standing in(ReportState next) {
            boolean again = next == ReportState.DRAFT;
            return new Standing(
                    next,
                    sealed,
                    writers,
                    again ? null : approvedBy,
                    again ? null : approvedAt,
                    again ? null : givenUpBy,
                    document,
                    clock);
        }

        Standing written(Sealed text, String writer) {
            Set<String> all = new TreeSet<>(writers);
            all.add(writer);
            return new Standing(
                    ReportState.DRAFT, text, List.copyOf(all), null, null, null, document, clock);
        }

        Standing givenUp(String officer) {
            return new Standing(
                    ReportState.GIVING_UP, sealed, writers, null, null, officer, document, clock);
        }

        /** A second officer agrees. */
        Standing approved(ReportState next, String officer, Instant at) {
            return new Standing(next, sealed, writers, officer, at, givenUpBy, document, clock);
        }

        Standing due(Clock next) {
            return new Standing(
                    state, sealed, writers, approvedBy, approvedAt, givenUpBy, document, next);
        }

        /** With the authority's answer. */
        Standing answered(ReportState next, @Nullable String identifier) {
            return new Standing(
                    next, sealed, writers, approvedBy, approvedAt, givenUpBy, identifier, clock);
        }
    }

    /** The report after a step. */
    public Report moved(Standing next) {
        return new Report(number, id, version + 1, about, next);
    }
}
