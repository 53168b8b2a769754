package vigil.cases.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.cases.pages.Words;
import vigil.kernel.money.Currency;

/**
 * An item of the queue.
 *
 * @param itemId the alert's or the hit's own id
 * @param source alert or screening_hit
 * @param state new, in_review, escalated, snoozed, closed or merged
 * @param subject whom it is about
 * @param scenario of an alert
 * @param list of a screening hit, as {@code entry}
 * @param severity low, medium, high or critical
 * @param score 0 to 1000
 * @param amount behind the first hit, in the institution's currency
 * @param transactions behind the first hit
 * @param joins hits after the first
 * @param openedAt event time
 * @param receivedAt when it came into the queue
 * @param sla on_track, at_risk (a quarter of the time left) or breached; done when it is closed or
 *     merged
 * @param priority why it stands where it stands
 * @param lock which officer has it open; absent when nobody has
 * @param disposition what is in effect, as everybody may read it; absent before anything is
 * @param waitsForSecond whether a disposition waits for a second officer
 * @param caseId the case that it belongs to
 * @param tags in the order of the alphabet
 * @param mergedInto the item that it is part of
 */
@Schema(name = "QueueItem")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ItemView(
        String itemId,
        String source,
        int version,
        String state,
        Subject subject,
        @Nullable String scenario,
        @Nullable Integer scenarioVersion,
        String typology,
        String severity,
        @Nullable String outcome,
        @Nullable String list,
        @Nullable String entry,
        int score,
        @Nullable Amount amount,
        int transactions,
        int joins,
        Instant openedAt,
        Instant receivedAt,
        Instant dueAt,
        String sla,
        Priority priority,
        @Nullable String assignee,
        @Nullable LockView lock,
        @Nullable Instant snoozedUntil,
        Group group,
        @Nullable String disposition,
        boolean waitsForSecond,
        @Nullable String caseId,
        List<String> tags,
        @Nullable String mergedInto) {

    public ItemView {
        tags = List.copyOf(tags);
    }

    /**
     * @param kind account or customer
     * @param id the account's surrogate, or the institution's own id of its customer
     */
    @Schema(name = "QueueSubject")
    public record Subject(String kind, String id) {}

    /** A decimal with its currency. */
    @Schema(name = "QueueAmount")
    public record Amount(String value, String currency) {}

    /** Which officer has it open, and until when nobody else may change it. */
    @Schema(name = "QueueLock")
    public record LockView(String holder, Instant since, Instant until) {

        public static LockView of(Item.Lock lock) {
            return new LockView(lock.holder(), lock.since(), lock.until());
        }
    }

    /**
     * Alerts on one subject near each other in event time.
     *
     * @param id of the first item in it
     * @param joined whether this item came to one that was there
     */
    @Schema(name = "QueueGroup")
    public record Group(String id, boolean joined) {}

    /** What the item is at this time. */
    public static ItemView of(Item item, Instant now) {
        Item.Finding finding = item.finding();
        Item.Standing standing = item.standing();
        Item.Lock lock = item.lockAt(now);
        return new ItemView(
                item.id().toString(),
                Words.of(item.source()),
                item.version(),
                Words.of(standing.state()),
                new Subject(item.subject().kind(), item.subject().id()),
                finding.scenario(),
                finding.scenarioVersion(),
                finding.typology(),
                Words.of(finding.severity()),
                finding.outcome(),
                finding.list(),
                finding.entry(),
                finding.score(),
                amount(finding),
                finding.transactions(),
                finding.joins(),
                item.times().openedAt(),
                item.times().receivedAt(),
                item.times().dueAt(),
                sla(item, now),
                Priority.of(finding, Priority.stage(item.times(), now)),
                standing.assignee(),
                lock == null ? null : LockView.of(lock),
                standing.snoozedUntil(),
                new Group(standing.group().toString(), !standing.group().equals(item.id())),
                standing.said() == null ? null : Words.of(standing.said().openly()),
                standing.proposal() != null,
                text(standing.caseId()),
                standing.marks().tags(),
                text(standing.marks().mergedInto()));
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable Amount amount(Item.Finding finding) {
        String currency = finding.currency();
        if (currency == null) {
            return null;
        }
        int scale = Currency.find(currency).map(Currency::scale).orElse(2);
        return new Amount(
                finding.amount().setScale(scale, RoundingMode.HALF_EVEN).toPlainString(), currency);
    }

    private static String sla(Item item, Instant now) {
        if (item.standing().state().isDone()) {
            return "done";
        }
        if (!now.isBefore(item.times().dueAt())) {
            return "breached";
        }
        return now.isBefore(item.times().atRiskAt()) ? "on_track" : "at_risk";
    }
}
