package vigil.cases.intake;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vigil.cases.cash.CashDesk;
import vigil.cases.pages.Words;
import vigil.cases.queue.Act;
import vigil.cases.queue.Disposition;
import vigil.cases.queue.Item;
import vigil.cases.queue.ItemLife;
import vigil.cases.queue.ItemRows;
import vigil.cases.queue.ItemState;
import vigil.cases.queue.Priority;
import vigil.cases.queue.RedFlag;
import vigil.cases.queue.Source;
import vigil.cases.settings.DeskSettings;
import vigil.cases.settings.DeskSettingsRows;
import vigil.cases.settings.Severity;
import vigil.cases.triage.ItemWork;
import vigil.cases.triage.ItemWork.Step;
import vigil.cases.triage.Judgement;
import vigil.kernel.identity.Caller;
import vigil.kernel.outbox.EventFollower;
import vigil.kernel.outbox.EventFollower.Event;

/** What an event does to the queue. The transaction has entered the event's institution. */
public final class Arrivals implements EventFollower.Effect {

    private static final String MONITORING = "monitoring";
    private static final String SCREENING = "screening";

    private final ItemWork work;
    private final CashDesk cash;

    public Arrivals(ItemWork work, CashDesk cash) {
        this.work = work;
        this.cash = cash;
    }

    @Override
    public boolean concerns(Event event) {
        return event.subjectId().isPresent() && isFollowed(event);
    }

    private static boolean isFollowed(Event event) {
        return event.is(MONITORING, "alert.opened")
                || event.is(MONITORING, "cash.moved")
                || event.is(MONITORING, "alert.joined")
                || event.is(MONITORING, "alert.snoozed")
                || event.is(MONITORING, "alert.woken")
                || event.is(SCREENING, "screening.match_found")
                || event.is(SCREENING, "screening.match_reviewed")
                || event.is(SCREENING, "screening.match_closed");
    }

    private static UUID id(Event event) {
        return event.subjectId().orElseThrow();
    }

    /**
     * What opens comes in together. What moves an item that is there has a transaction of its own:
     * it holds one item and waits for no other, so that no officer waits in a circle with it.
     */
    @Override
    public boolean isAlone(Event event) {
        return !event.type().equals("alert.opened") && !event.type().equals("cash.moved");
    }

    @Override
    public void take(Connection connection, Event event) throws SQLException {
        switch (event.type()) {
            case "cash.moved" -> cashMoved(connection, event);
            case "alert.opened" -> alertOpened(connection, event);
            case "alert.joined" -> alertJoined(connection, event);
            case "alert.snoozed" -> alertSnoozed(connection, event);
            case "alert.woken" -> alertWoken(connection, event);
            case "screening.match_found" -> matchFound(connection, event);
            case "screening.match_reviewed" -> matchReviewed(connection, event);
            case "screening.match_closed" ->
                    closeBySource(
                            connection,
                            event,
                            Disposition.NO_FURTHER_ACTION,
                            "closed at the source: " + event.text("reason", "gone"));
            default -> throw new IllegalStateException("not followed");
        }
    }

    private void cashMoved(Connection connection, Event event) throws SQLException {
        DeskSettingsRows.note(connection, event.institution());
        cash.take(connection, event);
    }

    private void alertOpened(Connection connection, Event event) throws SQLException {
        DeskSettingsRows.note(connection, event.institution());
        Item.Finding finding =
                new Item.Finding(
                        event.text("scenario"),
                        event.number("scenarioVersion", 0),
                        event.text("typology", "unknown"),
                        severity(event),
                        event.text("outcome"),
                        null,
                        null,
                        score(event.number("score", 0)),
                        event.decimal("amount"),
                        event.text("currency"),
                        event.number("evidenceTransactions", 1),
                        0);
        Item.Subject subject = new Item.Subject("account", event.text("accountId", "unknown"));
        arrive(connection, event, Source.ALERT, subject, finding);
    }

    /** Who declares no severity is known by its score alone. */
    private static Severity severity(Event event) {
        int score = event.number("score", 0);
        return Words.find(Severity.class, event.text("severity", ""))
                .orElse(score >= 800 ? Severity.HIGH : Severity.MEDIUM);
    }

    private static int score(int score) {
        return Math.clamp(score, 0, 1_000);
    }

    private void arrive(
            Connection connection,
            Event event,
            Source source,
            Item.Subject subject,
            Item.Finding finding)
            throws SQLException {
        DeskSettings settings = DeskSettingsRows.read(connection);
        Instant received = work.chronicle().now();
        Instant due = received.plus(settings.dueHours().of(finding.severity()));
        UUID group =
                ItemRows.group(
                                connection,
                                subject,
                                event.time().minus(settings.grouping()),
                                event.time().plus(settings.grouping()))
                        .orElse(id(event));
        Item item =
                new Item(
                        0,
                        id(event),
                        1,
                        source,
                        subject,
                        finding,
                        new Item.Times(event.time(), received, Priority.atRisk(received, due), due),
                        Item.Standing.fresh(group));
        ItemRows.insert(connection, event.institution(), item);
    }

    /** A later hit of the same alert: the item says so, and may stand higher. */
    private void alertJoined(Connection connection, Event event) throws SQLException {
        Optional<Item> known = lockSurvivor(connection, id(event));
        if (known.isEmpty()) {
            return;
        }
        Item item = known.get();
        Item.Finding was = item.finding();
        // An event counts the hits of its own alert alone; each brings one to what was merged.
        boolean isAlone =
                item.id().equals(id(event)) && ItemRows.mergedInto(connection, item.id()).isEmpty();
        int joins = isAlone ? Math.max(was.joins(), event.number("joins", 0)) : was.joins() + 1;
        Item.Finding is =
                new Item.Finding(
                        was.scenario(),
                        was.scenarioVersion(),
                        was.typology(),
                        was.severity(),
                        was.outcome(),
                        was.list(),
                        was.entry(),
                        Math.max(was.score(), score(event.number("score", 0))),
                        was.amount(),
                        was.currency(),
                        was.transactions(),
                        joins);
        ItemRows.weigh(connection, item.id(), is, item.times(), work.chronicle().now());
        if (item.standing().state() == ItemState.CLOSED) {
            // What was decided without knowing of it is looked at again.
            reopen(connection, event, item);
        }
    }

    /**
     * Locks the item that is worked on for this one. When it is merged while its lock is waited
     * for, the lock is let go before the next is asked for: who holds one waits for none.
     */
    private static Optional<Item> lockSurvivor(Connection connection, UUID id) throws SQLException {
        while (true) {
            Savepoint before = connection.setSavepoint();
            Optional<Item> item = ItemRows.lock(connection, ItemRows.survivor(connection, id));
            if (item.isEmpty() || item.get().standing().state() != ItemState.MERGED) {
                return item;
            }
            connection.rollback(before);
        }
    }

    private void alertSnoozed(Connection connection, Event event) throws SQLException {
        Optional<Item> known = ItemRows.lock(connection, id(event));
        Optional<Instant> until = event.instant("until");
        if (known.isEmpty() || until.isEmpty() || !possible(known.get(), Act.SNOOZE)) {
            return;
        }
        Item item = known.get();
        work.step(
                connection,
                house(event),
                item,
                item.standing().snoozed(until.get()),
                new Step("snoozed", Map.of("until", until.get().toString())));
    }

    private void alertWoken(Connection connection, Event event) throws SQLException {
        Optional<Item> known = ItemRows.lock(connection, id(event));
        if (known.isPresent() && possible(known.get(), Act.WAKE)) {
            Item item = known.get();
            work.step(
                    connection,
                    house(event),
                    item,
                    item.standing().in(ItemState.NEW),
                    new Step("woken", Map.of()));
        }
    }

    private void matchFound(Connection connection, Event event) throws SQLException {
        Optional<Item> known = ItemRows.lock(connection, id(event));
        if (known.isPresent()) {
            if (known.get().standing().state() == ItemState.CLOSED) {
                reopen(connection, event, known.get());
            }
            return;
        }
        DeskSettingsRows.note(connection, event.institution());
        Item.Finding finding =
                new Item.Finding(
                        null,
                        null,
                        "sanctions",
                        Severity.HIGH,
                        null,
                        event.text("list"),
                        event.text("entry"),
                        score((int) Math.round(event.facts().path("score").asDouble(0) * 1_000)),
                        BigDecimal.ZERO,
                        null,
                        0,
                        0);
        Item.Subject subject = new Item.Subject("customer", event.text("customer", "unknown"));
        arrive(connection, event, Source.SCREENING_HIT, subject, finding);
    }

    /** The hit was judged in screening, where its own second officers are. */
    private void matchReviewed(Connection connection, Event event) throws SQLException {
        switch (event.text("state", "")) {
            case "false_positive" ->
                    closeBySource(
                            connection, event, Disposition.FALSE_POSITIVE, "judged in screening");
            case "true_match" -> {
                Optional<Item> known = ItemRows.lock(connection, id(event));
                if (known.isPresent() && possible(known.get(), Act.ESCALATE)) {
                    work.judge(
                            connection,
                            house(event),
                            known.get(),
                            new Judgement(
                                    Disposition.ESCALATED,
                                    "judged in screening",
                                    List.of(RedFlag.SANCTIONED_PARTY)));
                }
            }
            case "open", "undecided" -> {
                // Off the whitelist again, or doubted: what the case has not decided is open too.
                Optional<Item> known = ItemRows.lock(connection, id(event));
                if (known.isPresent()
                        && known.get().standing().caseId() == null
                        && possible(known.get(), Act.REOPEN)) {
                    reopen(connection, event, known.get());
                }
            }
            default -> {
                // Closed there: an event of its own says so.
            }
        }
    }

    private void closeBySource(
            Connection connection, Event event, Disposition disposition, String reason)
            throws SQLException {
        Optional<Item> known = ItemRows.lock(connection, id(event));
        if (known.isPresent()
                && known.get().standing().caseId() == null
                && possible(known.get(), Act.CLOSE)) {
            work.closeBySource(
                    connection,
                    house(event),
                    known.get(),
                    new Judgement(disposition, reason, List.of()));
        }
    }

    private void reopen(Connection connection, Event event, Item item) throws SQLException {
        Caller house = house(event);
        Item after =
                work.step(
                        connection,
                        house,
                        item,
                        item.standing().in(ItemState.IN_REVIEW).judged(null, null),
                        new Step("reopened", Map.of("reason", "later_activity")));
        work.reopened(connection, house, after);
    }

    private static boolean possible(Item item, Act act) {
        return ItemLife.after(item.standing().state(), act).isPresent();
    }

    /** The house that an event comes from, as who acts. */
    private static Caller house(Event event) {
        String name = event.source().substring(1);
        return new Caller(event.institution(), name, Set.of());
    }
}
