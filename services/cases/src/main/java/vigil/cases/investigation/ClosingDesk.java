package vigil.cases.investigation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.cases.casework.Case;
import vigil.cases.casework.CaseAct;
import vigil.cases.casework.CaseState;
import vigil.cases.casework.CaseView;
import vigil.cases.casework.CaseWork;
import vigil.cases.casework.CaseWork.Told;
import vigil.cases.checklists.Checklists;
import vigil.cases.checklists.StepView;
import vigil.cases.investigation.CaseDesk.Seen;
import vigil.cases.investigation.ClosingRows.Sealing;
import vigil.cases.investigation.ClosingRows.Waiting;
import vigil.cases.pages.Conflict;
import vigil.cases.pages.Words;
import vigil.cases.queue.Act;
import vigil.cases.queue.Item;
import vigil.cases.queue.ItemRows;
import vigil.cases.queue.ItemState;
import vigil.cases.seal.Seals;
import vigil.cases.settings.DeskSettingsRows;
import vigil.cases.triage.ItemWork;
import vigil.cases.triage.ItemWork.CaseEnd;
import vigil.cases.triage.ItemWork.Step;
import vigil.cases.triage.Judgement;
import vigil.cases.triage.ReopeningReason;
import vigil.kernel.identity.Caller;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/** Where cases end: one officer says how, another approves; and where they begin again. */
public final class ClosingDesk {

    private final CaseDesk desk;
    private final CaseWork work;
    private final ItemWork items;
    private final Checklists checklists;

    public ClosingDesk(CaseDesk desk, CaseWork work, ItemWork items, Checklists checklists) {
        this.desk = desk;
        this.work = work;
        this.items = items;
        this.checklists = checklists;
    }

    /** It goes to the supervisors, and stays where it is. */
    CaseView escalate(Caller caller, Seen seen) {
        return desk.actOpen(
                caller,
                seen,
                (connection, kept) -> {
                    if (kept.standing().escalatedAt() != null) {
                        throw Conflict.state(
                                "It is escalated already.", work.view(connection, caller, kept));
                    }
                    return work.step(
                            connection,
                            caller,
                            kept.moved(kept.standing().escalated(work.chronicle().now())),
                            new Told("case.escalated", "escalated", Map.of("why", "officer")));
                });
    }

    /** Says how it shall end; another officer must approve. */
    CaseView propose(Caller caller, Seen seen, Judgement judgement) {
        return desk.act(
                caller,
                seen,
                (connection, kept) -> {
                    CaseState next = work.after(connection, caller, kept, CaseAct.PROPOSE);
                    Sealing sealing = sealing(connection, caller, kept);
                    requireChecked(connection, kept, sealing.key());
                    long number =
                            ClosingRows.insert(connection, caller, kept.id(), judgement, sealing);
                    return work.step(
                            connection,
                            caller,
                            kept.moved(
                                    kept.standing()
                                            .in(next)
                                            .judged(kept.standing().closing(), number)),
                            Told.update(
                                    "closing_proposed",
                                    Map.of("outcome", Words.of(judgement.disposition().openly()))));
                });
    }

    private void requireChecked(Connection connection, Case kept, Seals.Key key)
            throws SQLException {
        List<String> left =
                StepView.of(connection, kept.id(), checklists.of(kept.about().typology()), key)
                        .stream()
                        .filter(StepView::isToDo)
                        .map(StepView::step)
                        .toList();
        if (!left.isEmpty()) {
            throw Conflict.state(
                    "Steps of the checklist are left to do.", Map.of("checklist", left));
        }
    }

    /**
     * A second officer agrees: the case is closed, and its items with it.
     *
     * @param words why; null for none
     */
    CaseView approve(Caller caller, Seen seen, @Nullable String words) {
        return desk.act(
                caller,
                seen,
                (connection, kept) -> {
                    CaseState next = work.after(connection, caller, kept, CaseAct.APPROVE);
                    Sealing sealing = sealing(connection, caller, kept);
                    Waiting waiting = waiting(connection, kept, sealing.key());
                    if (waiting.author().equals(caller.login())) {
                        throw Refusal.of(
                                ProblemCode.FORBIDDEN,
                                "Who wants to close it cannot approve; somebody else must.");
                    }
                    DeskSettingsRows.read(connection).requireWords(words);
                    ClosingRows.approve(connection, caller, waiting.number(), words, sealing);
                    Case closed =
                            work.step(
                                    connection,
                                    caller,
                                    kept.moved(
                                            kept.standing()
                                                    .in(next)
                                                    .judged(waiting.number(), null)),
                                    new Told(
                                            "case.closed",
                                            "closed",
                                            Map.of(
                                                    "outcome",
                                                    Words.of(
                                                            waiting.judgement()
                                                                    .disposition()
                                                                    .openly()))));
                    closeItems(connection, caller, kept.id(), waiting);
                    return closed;
                });
    }

    private void closeItems(Connection connection, Caller approver, UUID about, Waiting waiting)
            throws SQLException {
        CaseEnd end =
                new CaseEnd(
                        new Caller(approver.institution(), waiting.author(), Set.of()), approver);
        for (Item item : ItemRows.lockOfCase(connection, about)) {
            if (!item.standing().state().isDone()) {
                items.closeWithCase(connection, end, item, waiting.judgement());
            }
        }
    }

    /**
     * The second officer turns it down, or the first takes it back.
     *
     * @param words why; null when it is taken back
     */
    CaseView giveBack(Caller caller, Seen seen, @Nullable String words) {
        return desk.act(
                caller,
                seen,
                (connection, kept) -> {
                    CaseState next = work.after(connection, caller, kept, CaseAct.RETURN);
                    Sealing sealing = sealing(connection, caller, kept);
                    Waiting waiting = waiting(connection, kept, sealing.key());
                    if (words == null && !waiting.author().equals(caller.login())) {
                        throw Refusal.of(
                                ProblemCode.FORBIDDEN,
                                "Only who wanted to close it takes that back.");
                    }
                    ClosingRows.end(connection, caller, waiting.number(), words, sealing);
                    return work.step(
                            connection,
                            caller,
                            kept.moved(
                                    kept.standing()
                                            .in(next)
                                            .judged(kept.standing().closing(), null)),
                            Told.update(
                                    words == null ? "closing_withdrawn" : "closing_rejected",
                                    Map.of("author", waiting.author())));
                });
    }

    /** A closed case is worked on again, and its items with it. */
    CaseView reopen(Caller caller, Seen seen, ReopeningReason reason) {
        return desk.act(
                caller,
                seen,
                (connection, kept) -> {
                    CaseState next = work.after(connection, caller, kept, CaseAct.REOPEN);
                    Case reopened =
                            work.step(
                                    connection,
                                    caller,
                                    kept.moved(kept.standing().in(next).judged(null, null)),
                                    new Told(
                                            "case.reopened",
                                            "reopened",
                                            Map.of("reason", Words.of(reason))));
                    for (Item item : ItemRows.lockOfCase(connection, kept.id())) {
                        reopenItem(connection, caller, item, reason);
                    }
                    return reopened;
                });
    }

    private void reopenItem(Connection connection, Caller caller, Item item, ReopeningReason reason)
            throws SQLException {
        if (item.standing().state() != ItemState.CLOSED) {
            return;
        }
        items.after(item, Act.REOPEN);
        Item after =
                items.step(
                        connection,
                        caller,
                        item,
                        item.standing().in(ItemState.ESCALATED).judged(null, null),
                        new Step("reopened", Map.of("reason", Words.of(reason))));
        items.reopened(connection, caller, after);
    }

    private Sealing sealing(Connection connection, Caller caller, Case kept) throws SQLException {
        return new Sealing(
                work.seals().key(connection, caller.institution(), kept.id()),
                work.chronicle().now());
    }

    private static Waiting waiting(Connection connection, Case kept, Seals.Key key)
            throws SQLException {
        return ClosingRows.one(connection, Objects.requireNonNull(kept.standing().proposal()), key);
    }
}
