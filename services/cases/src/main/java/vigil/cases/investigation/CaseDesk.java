package vigil.cases.investigation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.cases.casework.Case;
import vigil.cases.casework.CaseAct;
import vigil.cases.casework.CaseRows;
import vigil.cases.casework.CaseState;
import vigil.cases.casework.CaseView;
import vigil.cases.casework.CaseWords;
import vigil.cases.casework.CaseWork;
import vigil.cases.casework.CaseWork.Told;
import vigil.cases.pages.Conflict;
import vigil.cases.pages.Times;
import vigil.cases.pages.Words;
import vigil.cases.queue.Item;
import vigil.cases.queue.ItemRows;
import vigil.cases.queue.ItemState;
import vigil.cases.queue.ItemView;
import vigil.cases.queue.Priority;
import vigil.cases.seal.Seals;
import vigil.cases.settings.DeskSettingsRows;
import vigil.cases.settings.Severity;
import vigil.cases.triage.ItemWork;
import vigil.filings.deadlines.Deadlines;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Filter;

/** Where officers make cases and work on them. */
public final class CaseDesk {

    private final Parts parts;

    public CaseDesk(Parts parts) {
        this.parts = parts;
    }

    /** What the desk works with. */
    public record Parts(
            Questions questions,
            CaseWork work,
            ItemWork items,
            CaseWords words,
            Deadlines deadlines) {}

    /**
     * What a case is made of.
     *
     * @param typology null for that of the weightiest item
     * @param severity null for that of the weightiest item
     */
    record Founding(
            String title,
            List<UUID> items,
            @Nullable String typology,
            @Nullable Severity severity) {}

    /** Makes a case of items; each is in one case at most. */
    CaseView create(Caller caller, Founding founding) {
        return parts.questions()
                .change(
                        caller.institution(),
                        connection -> {
                            List<Item> items = locked(connection, founding.items());
                            Case made = founded(connection, caller, founding, items);
                            CaseRows.insert(connection, caller.institution(), made);
                            parts.words()
                                    .add(
                                            connection,
                                            caller.institution(),
                                            made.id(),
                                            CaseWords.Said.openly(founding.title()));
                            Map<String, String> details = new LinkedHashMap<>();
                            details.put("reference", made.reference());
                            details.put("items", Integer.toString(items.size()));
                            parts.work()
                                    .tell(
                                            connection,
                                            caller,
                                            made,
                                            new Told("case.created", "created", details),
                                            "1");
                            join(connection, caller, made, items);
                            return parts.work().view(connection, caller, made);
                        });
    }

    /** More items come into a case. */
    CaseView addItems(Caller caller, UUID id, List<UUID> ids) {
        return parts.questions()
                .change(
                        caller.institution(),
                        connection -> {
                            Case kept = parts.work().lockOpen(connection, caller, id, null);
                            join(connection, caller, kept, locked(connection, ids));
                            return parts.work().view(connection, caller, kept);
                        });
    }

    private static List<Item> locked(Connection connection, List<UUID> ids) throws SQLException {
        List<Item> items = ItemRows.lock(connection, ids);
        if (items.size() < ids.size()) {
            throw Filter.notFound();
        }
        return items;
    }

    private Case founded(Connection connection, Caller caller, Founding founding, List<Item> items)
            throws SQLException {
        DeskSettingsRows.note(connection, caller.institution());
        UUID id = UUID.randomUUID();
        Instant now = parts.work().chronicle().now();
        Instant due = DeskSettingsRows.read(connection).caseDue(parts.deadlines(), now);
        Seals.Key key = parts.work().seals().key(connection, caller.institution(), id);
        Item.@Nullable Finding weightiest = weightiest(items);
        String typology = founding.typology();
        Severity severity = founding.severity();
        if (typology == null) {
            typology = weightiest == null ? "unknown" : weightiest.typology();
        }
        if (severity == null) {
            severity = weightiest == null ? Severity.MEDIUM : weightiest.severity();
        }
        return new Case(
                0,
                id,
                CaseRows.nextReference(connection, caller.institution()),
                1,
                new Case.About(
                        key.seal(CaseView.TITLE, founding.title()),
                        typology,
                        severity,
                        caller.login(),
                        now,
                        Priority.atRisk(now, due),
                        due),
                new Case.Standing(CaseState.OPEN, caller.login(), null, null, null, List.of()));
    }

    private static Item.@Nullable Finding weightiest(List<Item> items) {
        Item.Finding weightiest = null;
        int most = -1;
        for (Item item : items) {
            int value = Priority.of(item.finding(), 0).value();
            if (value > most) {
                most = value;
                weightiest = item.finding();
            }
        }
        return weightiest;
    }

    /** Items come in with their subjects. */
    private void join(Connection connection, Caller caller, Case kept, List<Item> items)
            throws SQLException {
        Instant now = parts.work().chronicle().now();
        for (Item item : items) {
            if (item.standing().caseId() != null) {
                throw Conflict.state("An item belongs to a case already.", ItemView.of(item, now));
            }
            if (item.standing().state() == ItemState.MERGED) {
                throw Conflict.state("An item is part of another one.", ItemView.of(item, now));
            }
            if (item.standing().state() == ItemState.CLOSED) {
                throw Conflict.state("An item is closed: reopen it first.", ItemView.of(item, now));
            }
            Item.Lock lock = item.lockAt(now);
            if (lock != null && !lock.holder().equals(caller.login())) {
                throw Conflict.held(ItemView.LockView.of(lock));
            }
            insert(connection, caller, kept, item, now);
            parts.items().intoCase(connection, caller, item, kept.id());
            parts.work()
                    .added(
                            connection,
                            caller,
                            kept,
                            "item_joined",
                            Map.of(
                                    "itemId", item.id().toString(),
                                    "source", Words.of(item.source())));
        }
        PartyRows.put(
                connection,
                caller,
                kept.id(),
                items.stream()
                        .map(Item::subject)
                        .distinct()
                        .map(subject ->
                                new PartyRows.Party(
                                        subject.kind(), subject.id(), Words.of(PartyRole.SUBJECT)))
                        .toList(),
                now);
    }

    private static void insert(
            Connection connection, Caller caller, Case kept, Item item, Instant now)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into case_items (item_id, case_id, institution, added_by, added_at) values (?, ?, ?, ?, ?)")) {
            insert.setObject(1, item.id());
            insert.setObject(2, kept.id());
            insert.setString(3, caller.institution().value());
            insert.setString(4, caller.login());
            insert.setObject(5, Times.of(now));
            insert.executeUpdate();
        }
    }

    /** A case as an officer has seen it. */
    record Seen(UUID id, int version) {}

    /** A step of a case that is locked. */
    @FunctionalInterface
    interface Stepping {
        Case of(Connection connection, Case kept) throws SQLException;
    }

    /** Does it, if the case is as it was seen. */
    CaseView act(Caller caller, Seen seen, Stepping stepping) {
        return parts.questions()
                .change(
                        caller.institution(),
                        connection -> {
                            Case kept =
                                    parts.work()
                                            .lock(connection, caller, seen.id(), seen.version());
                            return parts.work()
                                    .view(connection, caller, stepping.of(connection, kept));
                        });
    }

    /** As {@link #act}, of a case that is not closed. */
    CaseView actOpen(Caller caller, Seen seen, Stepping stepping) {
        return act(
                caller,
                seen,
                (connection, kept) -> {
                    parts.work().lockOpen(connection, caller, kept.id(), seen.version());
                    return stepping.of(connection, kept);
                });
    }

    /** Begins to investigate; who takes what nobody had is its officer. */
    CaseView review(Caller caller, Seen seen) {
        return act(
                caller,
                seen,
                (connection, kept) -> {
                    CaseState next = parts.work().after(connection, caller, kept, CaseAct.REVIEW);
                    Case.Standing standing = kept.standing().in(next);
                    return parts.work()
                            .step(
                                    connection,
                                    caller,
                                    kept.moved(
                                            standing.assignee() == null
                                                    ? standing.assignedTo(caller.login())
                                                    : standing),
                                    Told.update("taken_into_review", Map.of()));
                });
    }

    /** Gives it to an officer, or to nobody. */
    CaseView assign(Caller caller, Seen seen, @Nullable String officer) {
        return actOpen(
                caller,
                seen,
                (connection, kept) ->
                        parts.work()
                                .step(
                                        connection,
                                        caller,
                                        kept.moved(kept.standing().assignedTo(officer)),
                                        Told.update(
                                                officer == null ? "unassigned" : "assigned",
                                                Map.of(
                                                        "assignee",
                                                        officer == null ? "" : officer))));
    }

    /** Says anew by what it is sorted. */
    CaseView tag(Caller caller, Seen seen, List<String> tags) {
        return actOpen(
                caller,
                seen,
                (connection, kept) -> parts.work().tag(connection, caller, kept, tags));
    }

    /** Says otherwise what it is about. */
    CaseView describe(Caller caller, Seen seen, Founding founding, @Nullable Instant due) {
        return actOpen(
                caller,
                seen,
                (connection, kept) -> {
                    Seals.Key key =
                            parts.work().seals().key(connection, caller.institution(), kept.id());
                    Case.About about = kept.about();
                    Instant dueAt = due == null ? about.dueAt() : due;
                    String typology = founding.typology();
                    Severity severity = founding.severity();
                    parts.words()
                            .add(
                                    connection,
                                    caller.institution(),
                                    kept.id(),
                                    CaseWords.Said.openly(founding.title()));
                    return parts.work()
                            .step(
                                    connection,
                                    caller,
                                    kept.described(
                                            new Case.About(
                                                    key.seal(CaseView.TITLE, founding.title()),
                                                    typology == null ? about.typology() : typology,
                                                    severity == null ? about.severity() : severity,
                                                    about.createdBy(),
                                                    about.createdAt(),
                                                    Priority.atRisk(about.createdAt(), dueAt),
                                                    dueAt)),
                                    Told.update("described", Map.of("dueAt", dueAt.toString())));
                });
    }
}
