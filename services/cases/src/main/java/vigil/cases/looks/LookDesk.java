package vigil.cases.looks;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.cases.pages.Conflict;
import vigil.cases.pages.Words;
import vigil.cases.queue.Item;
import vigil.cases.queue.ItemRows;
import vigil.cases.seal.Seals;
import vigil.cases.told.Chronicle;
import vigil.cases.told.Deed;
import vigil.cases.triage.ReopeningReason;
import vigil.cases.triage.TriageDesk;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.Role;
import vigil.kernel.pages.Filter;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/** Where second officers look at what others have closed. */
public final class LookDesk {

    private final Questions questions;
    private final TriageDesk triage;
    private final Seals seals;
    private final Chronicle chronicle;
    private final LookReader reader;

    public LookDesk(
            Questions questions,
            TriageDesk triage,
            Seals seals,
            Chronicle chronicle,
            LookReader reader) {
        this.questions = questions;
        this.triage = triage;
        this.seals = seals;
        this.chronicle = chronicle;
        this.reader = reader;
    }

    /** A look as an officer has seen it. */
    record Seen(UUID look, int version) {}

    /** Something that an officer does to a look that is locked. */
    @FunctionalInterface
    private interface Doing {
        void to(Connection connection, Look look) throws SQLException;
    }

    private LookView act(Caller caller, Seen seen, LookAct act, Doing doing) {
        return questions.change(
                caller.institution(),
                connection -> {
                    Look look = LookRows.lock(connection, seen.look());
                    requireSeen(connection, caller, seen, look);
                    require(connection, caller, look, act);
                    doing.to(connection, look);
                    return reader.one(connection, caller, look.id(), false);
                });
    }

    private void requireSeen(Connection connection, Caller caller, Seen seen, Look look)
            throws SQLException {
        if (seen.version() != look.version()) {
            throw Conflict.stale(
                    seen.version(),
                    look.version(),
                    reader.one(connection, caller, look.id(), false));
        }
    }

    private void require(Connection connection, Caller caller, Look look, LookAct act)
            throws SQLException {
        if (!look.isFor(caller) && act != LookAct.RELEASE) {
            throw Refusal.of(
                    ProblemCode.FORBIDDEN,
                    "Who closed or confirmed it cannot look at it again; somebody else must.");
        }
        boolean held = look.isHeldFrom(caller);
        if (LookLife.after(look.state(), act).isEmpty()
                || (held && !(act == LookAct.RELEASE && caller.is(Role.SUPERVISOR)))) {
            throw Conflict.state(
                    held ? "Another officer has it." : "It is " + Words.of(look.state()) + ".",
                    reader.one(connection, caller, look.id(), false));
        }
    }

    /** The caller is going to look at it. */
    LookView take(Caller caller, Seen seen) {
        return act(
                caller,
                seen,
                LookAct.TAKE,
                (connection, look) -> {
                    LookRows.hold(connection, look, caller.login(), chronicle.now());
                    note(connection, caller, look, "second_look_taken", Map.of());
                });
    }

    /** Somebody else may; a supervisor takes it out of another's hands. */
    LookView release(Caller caller, Seen seen) {
        return act(
                caller,
                seen,
                LookAct.RELEASE,
                (connection, look) -> {
                    LookRows.hold(connection, look, null, chronicle.now());
                    note(connection, caller, look, "second_look_released", Map.of());
                });
    }

    /** What the second officer found. */
    LookView answer(Caller caller, Seen seen, Answer answer) {
        LookAct act = answer.state() == LookState.AGREED ? LookAct.AGREE : LookAct.DISAGREE;
        return questions.change(
                caller.institution(),
                connection -> {
                    // The item first, as everybody does who opens it again: nobody waits in a ring.
                    Item item =
                            ItemRows.lock(connection, LookRows.item(connection, seen.look()))
                                    .orElseThrow(Filter::notFound);
                    Look look = LookRows.lock(connection, seen.look());
                    requireSeen(connection, caller, seen, look);
                    require(connection, caller, look, act);
                    write(connection, caller, look, answer);
                    if (answer.reopens()) {
                        triage.reopen(connection, caller, item, ReopeningReason.QUALITY_REVIEW);
                    }
                    return reader.one(connection, caller, look.id(), false);
                });
    }

    private void write(Connection connection, Caller caller, Look look, Answer answer)
            throws SQLException {
        LookRows.answer(
                connection,
                look,
                new LookRows.Said(
                        answer.state(),
                        caller.login(),
                        answer.faults(),
                        sealed(connection, caller, look, answer.words()),
                        answer.reopens(),
                        chronicle.now()));
        Map<String, String> details = new TreeMap<>();
        if (!answer.faults().isEmpty()) {
            details.put(
                    "faults", String.join(",", answer.faults().stream().map(Words::of).toList()));
            details.put("reopens", Boolean.toString(answer.reopens()));
        }
        note(connection, caller, look, "second_look_" + Words.of(answer.state()), details);
    }

    private byte @Nullable [] sealed(
            Connection connection, Caller caller, Look look, @Nullable String words)
            throws SQLException {
        return words == null
                ? null
                : seals.key(connection, caller.institution(), look.item())
                        .seal(LookRows.WORDS, words);
    }

    private void note(
            Connection connection,
            Caller caller,
            Look look,
            String what,
            Map<String, String> details)
            throws SQLException {
        chronicle.note(connection, Deed.ofItem(caller, look.item(), what, details));
    }
}
