package vigil.cases.casework;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.cases.pages.Conflict;
import vigil.cases.pages.Tags;
import vigil.cases.pages.Words;
import vigil.cases.seal.Seals;
import vigil.cases.told.Chronicle;
import vigil.cases.told.Deed;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Filter;

/** Steps of a case that the transaction has locked; each with its evidence and its event. */
public final class CaseWork {

    private final Seals seals;
    private final Chronicle chronicle;

    public CaseWork(Seals seals, Chronicle chronicle) {
        this.seals = seals;
        this.chronicle = chronicle;
    }

    public Chronicle chronicle() {
        return chronicle;
    }

    public Seals seals() {
        return seals;
    }

    /**
     * Locks a case that is as it was seen.
     *
     * @param seen null for what adds to a case and needs to have seen nothing
     */
    public Case lock(Connection connection, Caller caller, UUID id, @Nullable Integer seen)
            throws SQLException {
        Case kept = CaseRows.lock(connection, id).orElseThrow(Filter::notFound);
        if (seen != null && seen != kept.version()) {
            throw Conflict.stale(seen, kept.version(), view(connection, caller, kept));
        }
        return kept;
    }

    /** As {@link #lock}, of a case that is not closed. */
    public Case lockOpen(Connection connection, Caller caller, UUID id, @Nullable Integer seen)
            throws SQLException {
        Case kept = lock(connection, caller, id, seen);
        if (kept.standing().state() == CaseState.CLOSED) {
            throw Conflict.state("It is closed: reopen it first.", view(connection, caller, kept));
        }
        return kept;
    }

    public CaseView view(Connection connection, Caller caller, Case kept) throws SQLException {
        return CaseView.of(
                kept, seals.existing(connection, caller.institution(), kept.id()), chronicle.now());
    }

    /** The state after an act, or a refusal that shows the case. */
    public CaseState after(Connection connection, Caller caller, Case kept, CaseAct act)
            throws SQLException {
        CaseState state = kept.standing().state();
        var next = CaseLife.after(state, act);
        if (next.isEmpty()) {
            throw Conflict.state(
                    "It is " + Words.of(state) + ": this cannot be done.",
                    view(connection, caller, kept));
        }
        return next.get();
    }

    /**
     * What is told of a step.
     *
     * @param event such as {@code case.updated}
     * @param what in the past tense, for the timeline
     * @param details ids and codes
     */
    public record Told(String event, String what, Map<String, String> details) {

        /** A step that only those hear of who follow every update. */
        public static Told update(String what, Map<String, String> details) {
            return new Told("case.updated", what, details);
        }
    }

    /** Writes the case as it is after a step. */
    public Case step(Connection connection, Caller caller, Case after, Told told)
            throws SQLException {
        Instant now = chronicle.now();
        CaseRows.update(connection, after, now);
        tell(connection, caller, after, told, Integer.toString(after.version()));
        return after;
    }

    /** Writes other tags; nothing happens where they are the same. */
    public Case tag(Connection connection, Caller caller, Case kept, List<String> tags)
            throws SQLException {
        List<String> before = kept.standing().tags();
        if (tags.equals(before)) {
            return kept;
        }
        Case after = kept.moved(kept.standing().tagged(tags));
        CaseRows.update(connection, after, chronicle.now());
        Deed deed = Deed.ofCase(caller, kept.id(), "tagged", Map.of());
        chronicle.note(connection, deed, Tags.change(before, tags));
        Map<String, Object> facts = facts(caller, after, "tagged");
        chronicle.announce(
                connection, deed, "case.updated", Integer.toString(after.version()), facts);
        return after;
    }

    /** Something was added to the case; the case itself stays as it is. */
    public void added(
            Connection connection,
            Caller caller,
            Case kept,
            String what,
            Map<String, String> details)
            throws SQLException {
        tell(connection, caller, kept, Told.update(what, details), UUID.randomUUID().toString());
    }

    /**
     * Something was added that those alone read who may know of reports: it stands apart in the
     * timeline and in the evidence, and is announced only when it calls somebody.
     */
    public void addedConfidentially(
            Connection connection,
            Caller caller,
            Case kept,
            String what,
            Map<String, String> details)
            throws SQLException {
        Deed deed = Deed.ofCaseConfidentially(caller, kept.id(), what, details);
        chronicle.note(connection, deed);
        if (details.containsKey("mentions")) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("caseId", kept.id().toString());
            facts.put("reference", kept.reference());
            facts.put("by", caller.login());
            facts.put("mentions", Objects.requireNonNull(details.get("mentions")));
            chronicle.announce(
                    connection, deed, "report.mentioned", UUID.randomUUID().toString(), facts);
        }
    }

    /** Writes it down and tells it; without another step. */
    public void tell(Connection connection, Caller caller, Case kept, Told told, String occurrence)
            throws SQLException {
        Deed deed = Deed.ofCase(caller, kept.id(), told.what(), told.details());
        chronicle.note(connection, deed);
        Map<String, Object> facts = facts(caller, kept, told.what());
        facts.putAll(told.details());
        chronicle.announce(connection, deed, told.event(), occurrence, facts);
    }

    private static Map<String, Object> facts(Caller caller, Case kept, String what) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("caseId", kept.id().toString());
        facts.put("reference", kept.reference());
        facts.put("state", Words.of(kept.standing().state()));
        facts.put("what", what);
        facts.put("by", caller.login());
        if (kept.standing().assignee() != null) {
            facts.put("assignee", kept.standing().assignee());
        }
        return facts;
    }
}
