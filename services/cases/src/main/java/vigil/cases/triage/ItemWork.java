package vigil.cases.triage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.cases.bulk.BulkRows;
import vigil.cases.pages.Conflict;
import vigil.cases.pages.Tags;
import vigil.cases.pages.Words;
import vigil.cases.queue.Act;
import vigil.cases.queue.DispositionRows;
import vigil.cases.queue.DispositionRows.Kept;
import vigil.cases.queue.DispositionRows.Said;
import vigil.cases.queue.Item;
import vigil.cases.queue.ItemLife;
import vigil.cases.queue.ItemRows;
import vigil.cases.queue.ItemState;
import vigil.cases.queue.ItemView;
import vigil.cases.queue.Source;
import vigil.cases.sampling.Draws;
import vigil.cases.seal.Seals;
import vigil.cases.told.Chronicle;
import vigil.cases.told.Deed;
import vigil.kernel.identity.Caller;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/** Moves items that the transaction has locked; every step with its evidence and events. */
public final class ItemWork {

    private final Seals seals;
    private final Chronicle chronicle;
    private final Draws draws;

    public ItemWork(Seals seals, Chronicle chronicle, Draws draws) {
        this.seals = seals;
        this.chronicle = chronicle;
        this.draws = draws;
    }

    public Chronicle chronicle() {
        return chronicle;
    }

    /** The state after an act, or a refusal that shows the item. */
    public ItemState after(Item item, Act act) {
        ItemState state = item.standing().state();
        return ItemLife.after(state, act)
                .orElseThrow(() ->
                        Conflict.state(
                                "It is %s: it cannot be %s.".formatted(Words.of(state), act.past()),
                                ItemView.of(item, chronicle.now())));
    }

    /** Writes a step that is no disposition. */
    public Item step(Connection connection, Caller caller, Item item, Item.Standing next, Step told)
            throws SQLException {
        Item after = item.moved(next);
        ItemRows.update(connection, after, chronicle.now());
        chronicle.note(connection, Deed.ofItem(caller, item.id(), told.what(), told.details()));
        return after;
    }

    /** Writes other tags; nothing happens where they are the same. */
    Item tag(Connection connection, Caller caller, Item item, List<String> tags)
            throws SQLException {
        List<String> before = item.standing().marks().tags();
        if (tags.equals(before)) {
            return item;
        }
        Item after = item.moved(item.standing().tagged(tags));
        ItemRows.update(connection, after, chronicle.now());
        chronicle.note(
                connection,
                Deed.ofItem(caller, item.id(), "tagged", Map.of()),
                Tags.change(before, tags));
        return after;
    }

    /**
     * What a step is called, in the past tense.
     *
     * @param details ids and codes
     */
    public record Step(String what, Map<String, String> details) {}

    /** Decides an item; where a second officer is needed, it waits. */
    public Item judge(Connection connection, Caller caller, Item item, Judgement judgement)
            throws SQLException {
        return judge(connection, caller, item, new Saying(judgement, false, null));
    }

    /** As {@link #judge}, of one of many that are closed at once; where all wait, it waits. */
    Item judgeInBulk(
            Connection connection, Caller caller, Item item, Judgement judgement, UUID bulk)
            throws SQLException {
        return judge(connection, caller, item, new Saying(judgement, false, bulk));
    }

    /** The house that the item came from has closed it there. */
    public Item closeBySource(Connection connection, Caller source, Item item, Judgement judgement)
            throws SQLException {
        return judge(connection, source, item, new Saying(judgement, true, null));
    }

    /**
     * What is said, and how.
     *
     * @param bulk the closing of many that it is part of; null for one alone
     */
    private record Saying(Judgement judgement, boolean bySource, @Nullable UUID bulk) {}

    private Item judge(Connection connection, Caller caller, Item item, Saying saying)
            throws SQLException {
        Judgement judgement = saying.judgement();
        ItemState next = after(item, judgement.disposition().closes() ? Act.CLOSE : Act.ESCALATE);
        withdrawWaiting(connection, item);
        Kept kept = insert(connection, caller, item, saying);
        if (kept.fourEyes()) {
            return step(
                    connection,
                    caller,
                    item,
                    waiting(item).judged(item.standing().disposition(), kept.number()),
                    new Step("proposed", details(item, judgement, saying.bulk())));
        }
        return takeEffect(connection, caller, item, kept, next, judgement);
    }

    /** Waiting for a second officer it is neither new nor asleep. */
    private static Item.Standing waiting(Item item) {
        ItemState state = item.standing().state();
        return item.standing().in(state == ItemState.ESCALATED ? state : ItemState.IN_REVIEW);
    }

    private Kept insert(Connection connection, Caller caller, Item item, Saying saying)
            throws SQLException {
        Judgement judgement = saying.judgement();
        byte[] reason =
                seals.key(connection, caller.institution(), item.id())
                        .seal(DispositionRows.REASON, judgement.reason());
        return DispositionRows.insert(
                connection,
                caller.institution(),
                item.id(),
                new Said(
                        judgement.disposition(),
                        reason,
                        judgement.redFlags(),
                        caller.login(),
                        chronicle.now(),
                        saying.bySource(),
                        saying.bulk()));
    }

    private Item takeEffect(
            Connection connection,
            Caller caller,
            Item item,
            Kept kept,
            ItemState next,
            Judgement judgement)
            throws SQLException {
        Item after =
                step(
                        connection,
                        caller,
                        item,
                        item.standing().in(next).judged(kept.number(), null),
                        new Step("disposed", details(item, judgement, kept.bulk())));
        draws.closed(connection, caller.institution(), after);
        announce(connection, caller, after, judgement);
        ItemRows.hold(connection, item.id(), null);
        return after;
    }

    /** A second officer agrees: what waited takes effect. */
    public Item confirm(Connection connection, Caller caller, Item item) throws SQLException {
        Kept kept = DispositionRows.one(connection, waitingNumber(item));
        UUID bulk = kept.bulk();
        if (bulk != null && BulkRows.isWaiting(connection, bulk)) {
            throw Conflict.state(
                    "It is one of many that are closed at once: all of them are approved together.",
                    Map.of("bulkClosingId", bulk.toString()));
        }
        return confirm(connection, caller, item, kept);
    }

    /** As {@link #confirm(Connection, Caller, Item)}, by who has approved all of its bulk. */
    Item confirmInBulk(Connection connection, Caller caller, Item item) throws SQLException {
        return confirm(
                connection, caller, item, DispositionRows.one(connection, waitingNumber(item)));
    }

    private Item confirm(Connection connection, Caller caller, Item item, Kept kept)
            throws SQLException {
        if (kept.author().equals(caller.login())) {
            throw Refusal.of(
                    ProblemCode.FORBIDDEN, "Who decided cannot confirm; somebody else must.");
        }
        DispositionRows.confirm(connection, kept.number(), caller.login(), chronicle.now());
        Judgement agreed = new Judgement(kept.disposition(), "", List.of());
        Item after =
                step(
                        connection,
                        caller,
                        item,
                        item.standing().in(after(item, Act.CLOSE)).judged(kept.number(), null),
                        new Step("confirmed", details(item, agreed, kept.bulk())));
        draws.closed(connection, caller.institution(), after);
        announce(connection, caller, after, agreed);
        ItemRows.hold(connection, item.id(), null);
        return after;
    }

    /** What waits for a second officer waits no more. */
    public Item withdraw(Connection connection, Caller caller, Item item) throws SQLException {
        waitingNumber(item);
        withdrawWaiting(connection, item);
        return step(
                connection,
                caller,
                item,
                item.standing().judged(item.standing().disposition(), null),
                new Step("proposal_withdrawn", Map.of()));
    }

    /** A case that two officers have closed closes its items with it. */
    public void closeWithCase(Connection connection, CaseEnd end, Item item, Judgement judgement)
            throws SQLException {
        withdrawWaiting(connection, item);
        Kept kept = insert(connection, end.author(), item, new Saying(judgement, false, null));
        DispositionRows.confirm(connection, kept.number(), end.approver().login(), chronicle.now());
        takeEffect(connection, end.approver(), item, kept, ItemState.CLOSED, judgement);
    }

    /** Who ended a case. */
    public record CaseEnd(Caller author, Caller approver) {}

    /** An item comes into a case, which is where it is decided from then on. */
    public Item intoCase(Connection connection, Caller caller, Item item, UUID caseId)
            throws SQLException {
        withdrawWaiting(connection, item);
        Item.Standing standing = item.standing();
        Item after =
                step(
                        connection,
                        caller,
                        item,
                        standing.in(ItemState.ESCALATED)
                                .judged(standing.disposition(), null)
                                .inCase(caseId),
                        new Step("joined_case", Map.of("caseId", caseId.toString())));
        if (standing.state() != ItemState.ESCALATED) {
            announceAll(
                    connection,
                    caller,
                    after,
                    "alert.escalated",
                    Map.of("caseId", caseId.toString()));
        }
        return after;
    }

    /**
     * Tells who has it now.
     *
     * @param bulk tells those apart that are given at once; null for one alone
     */
    void assigned(Connection connection, Caller caller, Item after, @Nullable String bulk)
            throws SQLException {
        String assignee = after.standing().assignee();
        if (assignee != null) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("assignee", assignee);
            facts.put("by", caller.login());
            if (bulk != null) {
                facts.put("bulk", bulk);
            }
            announce(connection, caller, after, "alert.assigned", facts);
        }
    }

    /** Tells that an item is open again. */
    public void reopened(Connection connection, Caller caller, Item after) throws SQLException {
        announceAll(connection, caller, after, "alert.reopened", Map.of());
    }

    private void withdrawWaiting(Connection connection, Item item) throws SQLException {
        Long waiting = item.standing().proposal();
        if (waiting != null) {
            DispositionRows.withdraw(connection, waiting, chronicle.now());
        }
    }

    private static long waitingNumber(Item item) {
        Long waiting = item.standing().proposal();
        if (waiting == null) {
            throw Refusal.of(
                    ProblemCode.WRONG_STATE, "No disposition of it waits for a second officer.");
        }
        return waiting;
    }

    private void announce(Connection connection, Caller caller, Item after, Judgement judgement)
            throws SQLException {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("disposition", Words.of(judgement.disposition().openly()));
        List<String> flags = new ArrayList<>();
        judgement.redFlags().forEach(flag -> flags.add(Words.of(flag)));
        said.put("redFlags", flags);
        announceAll(
                connection,
                caller,
                after,
                judgement.disposition().closes() ? "alert.closed" : "alert.escalated",
                said);
    }

    /** Tells it of an item, and of each that became part of it: the verdict is theirs too. */
    private void announceAll(
            Connection connection, Caller caller, Item after, String type, Map<String, Object> more)
            throws SQLException {
        String occurrence = Integer.toString(after.version());
        announce(connection, caller, after, new Told(type, occurrence, more));
        for (UUID part : ItemRows.mergedInto(connection, after.id())) {
            Map<String, Object> facts = new LinkedHashMap<>(more);
            facts.put("mergedInto", after.id().toString());
            // A part's own version moves no more: the survivor's tells these apart.
            announce(
                    connection,
                    caller,
                    ItemRows.read(connection, part),
                    new Told(type, after.id() + "-" + occurrence, facts));
        }
    }

    private void announce(
            Connection connection, Caller caller, Item after, String type, Map<String, Object> more)
            throws SQLException {
        announce(
                connection, caller, after, new Told(type, Integer.toString(after.version()), more));
    }

    /**
     * What other houses are told of an item.
     *
     * @param occurrence tells those of one type apart
     */
    private record Told(String type, String occurrence, Map<String, Object> more) {}

    private void announce(Connection connection, Caller caller, Item about, Told told)
            throws SQLException {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(about.source() == Source.ALERT ? "alertId" : "hit", about.id().toString());
        facts.put("source", Words.of(about.source()));
        facts.put("typology", about.finding().typology());
        if (about.finding().scenario() != null) {
            facts.put("scenario", about.finding().scenario());
        }
        facts.putAll(told.more());
        chronicle.announce(
                connection,
                Deed.ofItem(caller, about.id(), told.type(), Map.of()),
                told.type(),
                told.occurrence(),
                facts);
    }

    private static Map<String, String> details(
            Item item, Judgement judgement, @Nullable UUID bulk) {
        Map<String, String> details = new TreeMap<>();
        if (bulk != null) {
            details.put("bulkClosingId", bulk.toString());
        }
        details.put("disposition", Words.of(judgement.disposition().openly()));
        details.put("source", Words.of(item.source()));
        if (!judgement.redFlags().isEmpty()) {
            details.put(
                    "redFlags",
                    String.join(",", judgement.redFlags().stream().map(Words::of).toList()));
        }
        return details;
    }
}
