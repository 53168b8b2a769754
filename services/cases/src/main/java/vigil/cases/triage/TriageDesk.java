package vigil.cases.triage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.cases.pages.Conflict;
import vigil.cases.pages.Tags;
import vigil.cases.pages.Words;
import vigil.cases.queue.Act;
import vigil.cases.queue.Item;
import vigil.cases.queue.ItemRows;
import vigil.cases.queue.ItemState;
import vigil.cases.queue.ItemView;
import vigil.cases.queue.Source;
import vigil.cases.settings.DeskSettingsRows;
import vigil.cases.triage.ItemWork.Step;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.Role;
import vigil.kernel.pages.Filter;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/** Where officers work on items. */
public final class TriageDesk {

    /** The longest that an item may be put aside. */
    static final Duration LONGEST_SNOOZE = Duration.ofDays(180);

    private final Questions questions;
    private final ItemWork work;

    public TriageDesk(Questions questions, ItemWork work) {
        this.questions = questions;
        this.work = work;
    }

    /**
     * An item as an officer has seen it.
     *
     * @param version null when it is taken as it stands, which only happens to many at once
     */
    record Seen(UUID item, @Nullable Integer version) {}

    /** Something that an officer does to an item that is locked. */
    @FunctionalInterface
    interface Doing {
        Item to(Connection connection, Caller caller, Item item) throws SQLException;
    }

    /** Does it, if the item is as it was seen and nobody else has it open. */
    ItemView act(Caller caller, Seen seen, Doing doing) {
        return questions.change(
                caller.institution(),
                connection -> {
                    Item item =
                            ItemRows.lock(connection, seen.item()).orElseThrow(Filter::notFound);
                    requireMine(connection, caller, seen, item);
                    doing.to(connection, caller, item);
                    return view(connection, seen.item());
                });
    }

    private Instant now() {
        return work.chronicle().now();
    }

    private ItemView view(Connection connection, UUID id) throws SQLException {
        return ItemView.of(ItemRows.read(connection, id), now());
    }

    private void requireSeen(Connection connection, Seen seen, Item item) throws SQLException {
        if (seen.version() != null && seen.version() != item.version()) {
            throw Conflict.stale(seen.version(), item.version(), view(connection, item.id()));
        }
    }

    /** Refuses when it is not as it was seen, or another officer has it open. */
    void requireMine(Connection connection, Caller caller, Seen seen, Item item)
            throws SQLException {
        requireSeen(connection, seen, item);
        requireFree(caller, item);
    }

    private void requireFree(Caller caller, Item item) {
        Item.Lock lock = item.lockAt(now());
        if (lock != null && !lock.holder().equals(caller.login())) {
            throw Conflict.held(ItemView.LockView.of(lock));
        }
    }

    /** Of an item in a case the case decides. */
    private static void requireNoCase(Item item) {
        UUID caseId = item.standing().caseId();
        if (caseId != null) {
            throw Conflict.state(
                    "It belongs to a case, which decides it.", Map.of("caseId", caseId.toString()));
        }
    }

    /** Looks at it; who takes what nobody had is its officer. */
    Doing review() {
        return (connection, caller, item) -> {
            ItemState next = work.after(item, Act.REVIEW);
            Item.Standing standing = item.standing().in(next);
            Item after =
                    work.step(
                            connection,
                            caller,
                            item,
                            standing.assignee() == null
                                    ? standing.assignedTo(caller.login())
                                    : standing,
                            new Step("taken_into_review", Map.of()));
            hold(connection, caller, after);
            return after;
        };
    }

    /** Decides it. */
    Doing dispose(Judgement judgement) {
        return (connection, caller, item) -> {
            requireDecidable(item, judgement);
            return work.judge(connection, caller, item, judgement);
        };
    }

    /** Refuses what is decided elsewhere, or was decided. */
    void requireDecidable(Item item, Judgement judgement) {
        requireNoCase(item);
        if (item.source() == Source.SCREENING_HIT && judgement.disposition().closes()) {
            throw Conflict.state(
                    "A screening hit is judged in screening; this item follows it.",
                    ItemView.of(item, now()));
        }
        work.after(item, judgement.disposition().closes() ? Act.CLOSE : Act.ESCALATE);
    }

    Doing confirm() {
        return work::confirm;
    }

    Doing withdraw() {
        return work::withdraw;
    }

    /**
     * Gives it to an officer.
     *
     * @param officer null for nobody
     * @param bulk tells those apart that are given at once; null for one alone
     */
    Doing assign(@Nullable String officer, @Nullable String bulk) {
        return (connection, caller, item) -> {
            if (item.standing().state().isDone()) {
                throw Conflict.state("Nothing is left to do on it.", ItemView.of(item, now()));
            }
            Map<String, String> details = new LinkedHashMap<>();
            details.put("assignee", officer == null ? "" : officer);
            Item after =
                    work.step(
                            connection,
                            caller,
                            item,
                            item.standing().assignedTo(officer),
                            new Step(officer == null ? "unassigned" : "assigned", details));
            work.assigned(connection, caller, after, bulk);
            return after;
        };
    }

    /**
     * Gives each to that of these officers who has the least open, of those who know its typology
     * where some do.
     */
    Doing share(Caller sharing, List<String> officers, String bulk) {
        Workload workload =
                questions.ask(
                        sharing.institution(),
                        connection -> Workload.of(connection, officers, now()));
        return (connection, caller, item) -> {
            String officer = workload.least(item.finding().typology());
            Item after = assign(officer, bulk).to(connection, caller, item);
            workload.add(officer);
            return after;
        };
    }

    /** Puts it aside until a time. */
    Doing snooze(Instant until, SnoozeReason reason) {
        return (connection, caller, item) -> {
            requireNoCase(item);
            work.after(item, Act.SNOOZE);
            if (!until.isAfter(now()) || until.isAfter(now().plus(LONGEST_SNOOZE))) {
                throw Refusal.of(
                        ProblemCode.VALIDATION_FAILED,
                        "'until' lies ahead, at most " + LONGEST_SNOOZE.toDays() + " days.");
            }
            return work.step(
                    connection,
                    caller,
                    item,
                    item.standing().snoozed(until),
                    new Step(
                            "snoozed",
                            Map.of("until", until.toString(), "reason", Words.of(reason))));
        };
    }

    /** Takes it back before its time. */
    Doing wake() {
        return (connection, caller, item) ->
                work.step(
                        connection,
                        caller,
                        item,
                        item.standing().in(work.after(item, Act.WAKE)),
                        new Step("woken", Map.of()));
    }

    /** Works again on what was closed. */
    Doing reopen(ReopeningReason reason) {
        return (connection, caller, item) -> reopen(connection, caller, item, reason);
    }

    /** Works again on a closed item that the transaction has locked and that is in no case. */
    public Item reopen(Connection connection, Caller caller, Item item, ReopeningReason reason)
            throws SQLException {
        requireNoCase(item);
        Item after =
                work.step(
                        connection,
                        caller,
                        item,
                        item.standing().in(work.after(item, Act.REOPEN)).judged(null, null),
                        new Step("reopened", Map.of("reason", Words.of(reason))));
        work.reopened(connection, caller, after);
        return after;
    }

    /** Says anew by what it is sorted. */
    Doing setTags(List<String> tags) {
        return (connection, caller, item) -> work.tag(connection, caller, item, tags);
    }

    /** Sorts it by these too. */
    Doing tag(List<String> more) {
        return (connection, caller, item) -> {
            List<String> tags = Tags.with(item.standing().marks().tags(), more);
            if (tags.size() > Tags.MOST) {
                throw Refusal.of(
                        ProblemCode.VALIDATION_FAILED,
                        "It would have more than " + Tags.MOST + " tags.");
            }
            return work.tag(connection, caller, item, tags);
        };
    }

    /** Sorts it by these no more. */
    Doing untag(List<String> less) {
        return (connection, caller, item) ->
                work.tag(
                        connection,
                        caller,
                        item,
                        Tags.without(item.standing().marks().tags(), less));
    }

    /** The most urgent item that nobody has, for who asks; empty when there is none. */
    Optional<ItemView> next(Caller caller) {
        return questions.change(
                caller.institution(),
                connection -> {
                    Optional<Item> next = ItemRows.lockNext(connection, now());
                    if (next.isEmpty()) {
                        return Optional.empty();
                    }
                    review().to(connection, caller, next.get());
                    return Optional.of(view(connection, next.get().id()));
                });
    }

    /** Keeps an item for who has it open, or goes on keeping it. */
    ItemView.LockView hold(Caller caller, UUID id) {
        return questions.change(
                caller.institution(),
                connection -> {
                    Item item = ItemRows.lock(connection, id).orElseThrow(Filter::notFound);
                    requireFree(caller, item);
                    return ItemView.LockView.of(hold(connection, caller, item));
                });
    }

    private Item.Lock hold(Connection connection, Caller caller, Item item) throws SQLException {
        Instant now = now();
        Item.Lock held = item.lockAt(now);
        Item.Lock lock =
                new Item.Lock(
                        caller.login(),
                        held == null ? now : held.since(),
                        now.plus(DeskSettingsRows.read(connection).lock()));
        ItemRows.hold(connection, item.id(), lock);
        return lock;
    }

    /** Lets go of an item; a supervisor may take it out of another's hands. */
    void release(Caller caller, UUID id) {
        questions.change(
                caller.institution(),
                connection -> {
                    Item item = ItemRows.lock(connection, id).orElseThrow(Filter::notFound);
                    if (!caller.is(Role.SUPERVISOR)) {
                        requireFree(caller, item);
                    }
                    ItemRows.hold(connection, id, null);
                    return true;
                });
    }
}
