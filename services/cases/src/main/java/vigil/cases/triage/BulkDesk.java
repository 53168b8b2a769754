package vigil.cases.triage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.cases.bulk.BulkAct;
import vigil.cases.bulk.BulkClosing;
import vigil.cases.bulk.BulkClosing.Asked;
import vigil.cases.bulk.BulkClosing.Decided;
import vigil.cases.bulk.BulkClosingView;
import vigil.cases.bulk.BulkLife;
import vigil.cases.bulk.BulkReader;
import vigil.cases.bulk.BulkRows;
import vigil.cases.bulk.BulkState;
import vigil.cases.pages.Conflict;
import vigil.cases.pages.Words;
import vigil.cases.queue.Item;
import vigil.cases.queue.ItemRows;
import vigil.cases.seal.Seals;
import vigil.cases.settings.DeskSettingsRows;
import vigil.cases.told.Deed;
import vigil.cases.triage.TriageDesk.Seen;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Filter;
import vigil.kernel.problems.Problem;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/**
 * Closes many alerts at once. From a declared number on it waits for a second officer, who approves
 * or refuses all of it; the tables say whether it waits, and who may approve.
 */
public final class BulkDesk {

    private final Questions questions;
    private final TriageDesk desk;
    private final ItemWork work;
    private final Seals seals;
    private final BulkReader reader;

    public BulkDesk(
            Questions questions, TriageDesk desk, ItemWork work, Seals seals, BulkReader reader) {
        this.questions = questions;
        this.desk = desk;
        this.work = work;
        this.seals = seals;
        this.reader = reader;
    }

    /**
     * What became of one alert.
     *
     * @param after null when it was refused
     * @param problem null when it was not
     */
    record Outcome(UUID item, @Nullable Item after, @Nullable Problem problem) {}

    /**
     * What became of all of them, in the order in which they were named.
     *
     * @param waiting the closing that waits for a second officer; null when nothing does
     */
    record Closed(List<Outcome> outcomes, @Nullable UUID waiting) {

        Closed {
            outcomes = List.copyOf(outcomes);
        }
    }

    /** Closes those that can be, in one transaction; the others hold nothing up. */
    Closed close(Caller caller, List<Seen> seen, Judgement judgement) {
        return questions.change(
                caller.institution(),
                connection -> {
                    Map<UUID, Item> items = locked(connection, seen);
                    Map<UUID, Item> possible = new LinkedHashMap<>();
                    List<Outcome> outcomes = new ArrayList<>();
                    for (Seen each : seen) {
                        Outcome refused = refused(connection, caller, each, items, judgement);
                        outcomes.add(
                                refused == null ? new Outcome(each.item(), null, null) : refused);
                        Item item = items.remove(each.item());
                        if (refused == null && item != null) {
                            possible.put(each.item(), item);
                        }
                    }
                    UUID bulk = possible.size() < 2 ? null : UUID.randomUUID();
                    boolean waits =
                            bulk != null
                                    && begin(connection, caller, bulk, possible.size(), judgement);
                    Map<UUID, Item> after = new HashMap<>();
                    for (Item item : possible.values()) {
                        after.put(
                                item.id(),
                                bulk == null
                                        ? work.judge(connection, caller, item, judgement)
                                        : work.judgeInBulk(
                                                connection, caller, item, judgement, bulk));
                    }
                    return closed(outcomes, after, waits ? bulk : null);
                });
    }

    private static Closed closed(
            List<Outcome> outcomes, Map<UUID, Item> after, @Nullable UUID waiting) {
        return new Closed(
                outcomes.stream()
                        .map(outcome ->
                                outcome.problem() == null
                                        ? new Outcome(
                                                outcome.item(), after.get(outcome.item()), null)
                                        : outcome)
                        .toList(),
                waiting);
    }

    /** In the order of their ids: two that close the same at once do not wait in a ring. */
    private static Map<UUID, Item> locked(Connection connection, List<Seen> seen)
            throws SQLException {
        Map<UUID, Item> items = new HashMap<>();
        ItemRows.lock(connection, seen.stream().map(Seen::item).toList())
                .forEach(item -> items.put(item.id(), item));
        return items;
    }

    /** Null for what can be closed. */
    private @Nullable Outcome refused(
            Connection connection,
            Caller caller,
            Seen seen,
            Map<UUID, Item> items,
            Judgement judgement)
            throws SQLException {
        try {
            Item item = items.get(seen.item());
            if (item == null) {
                throw Filter.notFound();
            }
            desk.requireMine(connection, caller, seen, item);
            desk.requireDecidable(item, judgement);
            return null;
        } catch (Conflict e) {
            return new Outcome(seen.item(), null, e.problem());
        } catch (Refusal e) {
            return new Outcome(seen.item(), null, e.problem());
        }
    }

    /** Writes it down; gives whether it waits for a second officer. */
    private boolean begin(
            Connection connection, Caller caller, UUID bulk, int items, Judgement judgement)
            throws SQLException {
        Seals.Key key = seals.key(connection, caller.institution(), bulk);
        Asked asked =
                new Asked(
                        judgement.disposition(),
                        key.seal(BulkRows.REASON, judgement.reason()),
                        judgement.redFlags(),
                        items,
                        caller.login(),
                        work.chronicle().now());
        BulkState state = BulkRows.insert(connection, caller.institution(), bulk, asked);
        boolean waits = state == BulkState.WAITING;
        BulkClosing made = new BulkClosing(0, bulk, 1, state, asked, null);
        Deed deed = note(connection, caller, made, waits ? "asked" : "closed", items);
        if (waits) {
            call(connection, caller, deed, made, "approval_wanted");
        }
        return waits;
    }

    private Deed note(
            Connection connection, Caller caller, BulkClosing kept, String what, int items)
            throws SQLException {
        Deed deed =
                new Deed(
                        caller.institution(),
                        caller.login(),
                        "bulk_closing",
                        kept.id(),
                        what,
                        Map.of(
                                "disposition", Words.of(kept.asked().disposition().openly()),
                                "items", Integer.toString(items)));
        work.chronicle().note(connection, deed);
        return deed;
    }

    /** Calls the second officers, or the first: ids and numbers alone. */
    private void call(
            Connection connection, Caller caller, Deed deed, BulkClosing kept, String what)
            throws SQLException {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("bulkClosingId", kept.id().toString());
        facts.put("items", kept.asked().items());
        facts.put("askedBy", kept.asked().by());
        facts.put("what", what);
        facts.put("by", caller.login());
        work.chronicle().announce(connection, deed, "bulk_closing.called", what, facts);
    }

    /** A closing as an officer has seen it. */
    record SeenClosing(UUID id, int version) {}

    /** A second officer agrees: what still waits of it is closed. */
    BulkClosingView approve(Caller caller, SeenClosing seen, @Nullable String words) {
        return end(caller, seen, BulkAct.APPROVE, words, work::confirmInBulk);
    }

    /** A second officer does not agree: nothing of it waits any more. */
    BulkClosingView refuse(Caller caller, SeenClosing seen, String words) {
        return end(caller, seen, BulkAct.REFUSE, words, work::withdraw);
    }

    /** Who asked for it takes it back. */
    BulkClosingView withdraw(Caller caller, SeenClosing seen) {
        return end(caller, seen, BulkAct.WITHDRAW, null, work::withdraw);
    }

    private BulkClosingView end(
            Caller caller,
            SeenClosing seen,
            BulkAct act,
            @Nullable String words,
            TriageDesk.Doing doing) {
        return questions.change(
                caller.institution(),
                connection -> {
                    // The items first, as everybody does who takes one of them out.
                    List<Item> items =
                            ItemRows.lock(connection, BulkRows.waitingItems(connection, seen.id()));
                    BulkClosing kept = BulkRows.lock(connection, seen.id());
                    BulkState next = require(connection, caller, seen, kept, act);
                    if (act == BulkAct.APPROVE) {
                        DeskSettingsRows.read(connection).requireWords(words);
                    }
                    Seals.Key key = seals.key(connection, caller.institution(), kept.id());
                    BulkRows.end(
                            connection,
                            kept,
                            next,
                            new Decided(
                                    caller.login(),
                                    work.chronicle().now(),
                                    words == null ? null : key.seal(BulkRows.WORDS, words)));
                    List<UUID> waiting = BulkRows.waitingItems(connection, kept.id());
                    int done = 0;
                    for (Item item : items) {
                        if (waiting.contains(item.id())) {
                            doing.to(connection, caller, item);
                            done++;
                        }
                    }
                    Deed deed = note(connection, caller, kept, Words.of(next), done);
                    call(connection, caller, deed, kept, Words.of(next));
                    return reader.view(connection, caller, kept.id());
                });
    }

    private BulkState require(
            Connection connection, Caller caller, SeenClosing seen, BulkClosing kept, BulkAct act)
            throws SQLException {
        BulkClosingView stands = reader.view(connection, caller, kept);
        if (seen.version() != kept.version()) {
            throw Conflict.stale(seen.version(), kept.version(), stands);
        }
        boolean asked = caller.login().equals(kept.asked().by());
        if (act == BulkAct.WITHDRAW && !asked) {
            throw Refusal.of(
                    ProblemCode.FORBIDDEN, "Who asked for it takes it back; others refuse it.");
        }
        if (act != BulkAct.WITHDRAW && asked) {
            throw Refusal.of(
                    ProblemCode.FORBIDDEN,
                    "Who asked for it cannot decide it; somebody else must.");
        }
        return BulkLife.after(kept.state(), act)
                .orElseThrow(() -> Conflict.state("It is " + Words.of(kept.state()) + ".", stands));
    }
}
