package vigil.cases.queue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.cases.settings.Severity;

/** A row of the queue. */
public record Item(
        long number,
        UUID id,
        int version,
        Source source,
        Subject subject,
        Finding finding,
        Times times,
        Standing standing) {

    /**
     * Whom it is about.
     *
     * @param kind account or customer
     * @param id the account's surrogate, or the institution's own id of its customer
     */
    public record Subject(String kind, String id) {}

    /**
     * What was found.
     *
     * @param score 0 to 1000
     * @param amount behind the first hit, in the institution's currency; zero without one
     * @param transactions behind the first hit
     * @param joins hits after the first
     */
    public record Finding(
            @Nullable String scenario,
            @Nullable Integer scenarioVersion,
            String typology,
            Severity severity,
            @Nullable String outcome,
            @Nullable String list,
            @Nullable String entry,
            int score,
            BigDecimal amount,
            @Nullable String currency,
            int transactions,
            int joins) {}

    /**
     * @param openedAt event time
     * @param receivedAt when it came into the queue
     * @param atRiskAt when three quarters of the time are gone
     */
    public record Times(Instant openedAt, Instant receivedAt, Instant atRiskAt, Instant dueAt) {}

    /** Which officer has it open. */
    public record Lock(String holder, Instant since, Instant until) {

        boolean holdsAt(Instant time) {
            return time.isBefore(until);
        }
    }

    /**
     * What officers sort it by, and what it is part of.
     *
     * @param mergedInto the item that it was merged into
     */
    public record Marks(List<String> tags, @Nullable UUID mergedInto) {

        static final Marks NONE = new Marks(List.of(), null);

        public Marks {
            tags = List.copyOf(tags);
        }
    }

    /**
     * How far the work is.
     *
     * @param disposition number of the one in effect
     * @param said what it says, as far as the row was read with it
     * @param proposal number of the one that waits for a second officer
     * @param lock perhaps no longer in force
     * @param caseId the case that it belongs to
     */
    public record Standing(
            ItemState state,
            @Nullable String assignee,
            @Nullable Instant snoozedUntil,
            @Nullable Long disposition,
            @Nullable Disposition said,
            @Nullable Long proposal,
            UUID group,
            @Nullable Lock lock,
            @Nullable UUID caseId,
            Marks marks) {

        /** As an item begins. */
        public static Standing fresh(UUID group) {
            return new Standing(
                    ItemState.NEW, null, null, null, null, null, group, null, null, Marks.NONE);
        }

        public Standing in(ItemState next) {
            Instant until = next == ItemState.SNOOZED ? snoozedUntil : null;
            return new Standing(
                    next, assignee, until, disposition, said, proposal, group, lock, caseId, marks);
        }

        public Standing assignedTo(@Nullable String officer) {
            return new Standing(
                    state,
                    officer,
                    snoozedUntil,
                    disposition,
                    said,
                    proposal,
                    group,
                    lock,
                    caseId,
                    marks);
        }

        public Standing snoozed(Instant until) {
            return new Standing(
                    ItemState.SNOOZED,
                    assignee,
                    until,
                    disposition,
                    said,
                    proposal,
                    group,
                    lock,
                    caseId,
                    marks);
        }

        public Standing inCase(UUID joined) {
            return new Standing(
                    state,
                    assignee,
                    snoozedUntil,
                    disposition,
                    said,
                    proposal,
                    group,
                    lock,
                    joined,
                    marks);
        }

        public Standing tagged(List<String> tags) {
            return marked(state, new Marks(tags, marks.mergedInto()));
        }

        public Standing mergedInto(UUID survivor) {
            return marked(ItemState.MERGED, new Marks(marks.tags(), survivor));
        }

        private Standing marked(ItemState next, Marks marked) {
            return new Standing(
                    next,
                    assignee,
                    snoozedUntil,
                    disposition,
                    said,
                    proposal,
                    group,
                    lock,
                    caseId,
                    marked);
        }

        /** What is said by another disposition is read with the row. */
        public Standing judged(@Nullable Long inEffect, @Nullable Long waiting) {
            return new Standing(
                    state,
                    assignee,
                    snoozedUntil,
                    inEffect,
                    null,
                    waiting,
                    group,
                    lock,
                    caseId,
                    marks);
        }
    }

    /** The same item with its work moved on. */
    public Item moved(Standing next) {
        return new Item(number, id, version + 1, source, subject, finding, times, next);
    }

    /** The lock that holds against others at this time, if any. */
    public @Nullable Lock lockAt(Instant time) {
        Lock lock = standing.lock();
        return lock != null && lock.holdsAt(time) ? lock : null;
    }
}
