package vigil.cases.authorities;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.cases.authorities.AuthorityRequest.Asked;
import vigil.cases.authorities.AuthorityRequest.Clock;
import vigil.cases.authorities.AuthorityRequest.End;
import vigil.cases.casework.Case;
import vigil.cases.casework.CaseRows;
import vigil.cases.casework.CaseWork;
import vigil.cases.pages.Conflict;
import vigil.cases.pages.Words;
import vigil.cases.seal.Seals;
import vigil.cases.told.Deed;
import vigil.filings.deadlines.Deadlines;
import vigil.filings.deadlines.Duty;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Filter;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/** Where requests of authorities are registered, answered and ended. */
public final class AuthorityDesk {

    private final Questions questions;
    private final CaseWork work;
    private final Deadlines deadlines;

    public AuthorityDesk(Questions questions, CaseWork work, Deadlines deadlines) {
        this.questions = questions;
        this.work = work;
        this.deadlines = deadlines;
    }

    /**
     * What is registered, in the clear.
     *
     * @param dueAt the authority's own day; null where it says none
     */
    record Registering(
            String key,
            UUID caseId,
            AuthorityKind kind,
            Texts texts,
            boolean urgent,
            String jurisdiction,
            Instant receivedAt,
            @Nullable Instant dueAt,
            @Nullable Instant inForceUntil) {}

    /** What the authority wrote; nothing of it is printed. */
    record Texts(String authority, String reference, String words) {

        @Override
        public String toString() {
            return "Texts";
        }
    }

    /**
     * A request, and whether it was registered just now.
     *
     * @param now false when its key registered it before
     */
    record Registered(AuthorityRequestView view, boolean now) {}

    /** Registers it with its case, whose state does not matter: authorities ask of the past too. */
    Registered register(Caller caller, Registering said) {
        return questions.change(
                caller.institution(),
                connection -> {
                    Case about =
                            CaseRows.lock(connection, said.caseId()).orElseThrow(Filter::notFound);
                    AuthorityRequest made = made(connection, caller, about, said);
                    if (!AuthorityRows.insert(connection, caller.institution(), made)) {
                        return new Registered(before(connection, caller, said), false);
                    }
                    note(connection, caller, made, "authority_request_registered", Map.of());
                    call(connection, caller, made, "registered");
                    return new Registered(view(connection, caller, made.id()), true);
                });
    }

    private AuthorityRequestView before(Connection connection, Caller caller, Registering said)
            throws SQLException {
        AuthorityRequest kept = AuthorityRows.ofKey(connection, said.key()).orElseThrow();
        if (!kept.asked().caseId().equals(said.caseId()) || kept.asked().kind() != said.kind()) {
            throw Refusal.of(
                    ProblemCode.CONFLICT, "The Idempotency-Key registered another request before.");
        }
        return view(connection, caller, kept.id());
    }

    private AuthorityRequest made(
            Connection connection, Caller caller, Case about, Registering said)
            throws SQLException {
        Seals.Key key = work.seals().key(connection, caller.institution(), about.id());
        return new AuthorityRequest(
                0,
                UUID.randomUUID(),
                1,
                AuthorityState.OPEN,
                new Asked(
                        said.key(),
                        about.id(),
                        about.reference(),
                        said.kind(),
                        key.seal(AuthorityRows.AUTHORITY, said.texts().authority()),
                        key.seal(AuthorityRows.REFERENCE, said.texts().reference()),
                        key.seal(AuthorityRows.WORDS, said.texts().words()),
                        said.urgent(),
                        said.jurisdiction(),
                        said.receivedAt(),
                        caller.login(),
                        work.chronicle().now()),
                clock(said),
                null);
    }

    /** The authority's own day where it says one, else the law's where one was in force. */
    private Clock clock(Registering said) {
        if (said.dueAt() != null) {
            return new Clock("authority", null, null, said.dueAt(), said.inForceUntil());
        }
        Duty duty = said.urgent() ? Duty.URGENT_AUTHORITY_REQUEST : Duty.AUTHORITY_REQUEST;
        return deadlines
                .of(said.jurisdiction(), duty, said.receivedAt())
                .map(deadline ->
                        new Clock(
                                "law",
                                deadline.rule().source(),
                                deadline.lastDay(),
                                deadline.lateAt(),
                                said.inForceUntil()))
                .orElseGet(() -> new Clock("none", null, null, null, said.inForceUntil()));
    }

    /** A request as an officer has seen it. */
    record Seen(UUID id, int version) {}

    /** Notes what was answered, and when it left. */
    AuthorityRequestView answer(Caller caller, Seen seen, String words, Instant at) {
        return end(caller, seen, AuthorityAct.ANSWER, words, at);
    }

    /** The authority asks no more. */
    AuthorityRequestView withdraw(Caller caller, Seen seen, String words) {
        return end(caller, seen, AuthorityAct.WITHDRAW, words, work.chronicle().now());
    }

    private AuthorityRequestView end(
            Caller caller, Seen seen, AuthorityAct act, String words, Instant at) {
        return questions.change(
                caller.institution(),
                connection -> {
                    AuthorityRequest kept = locked(connection, caller, seen);
                    AuthorityState next = after(connection, caller, kept, act);
                    if (at.isBefore(kept.asked().receivedAt())) {
                        throw Refusal.of(
                                ProblemCode.VALIDATION_FAILED, "It was not asked for yet then.");
                    }
                    Seals.Key key =
                            work.seals()
                                    .key(connection, caller.institution(), kept.asked().caseId());
                    End end = new End(key.seal(AuthorityRows.ANSWER, words), caller.login(), at);
                    write(connection, kept, next, kept.clock(), end);
                    note(connection, caller, kept, "authority_request_" + Words.of(next), Map.of());
                    return view(connection, caller, kept.id());
                });
    }

    /** The authority gives another day; who may know is called anew before it. */
    AuthorityRequestView extend(Caller caller, Seen seen, Instant dueAt) {
        return questions.change(
                caller.institution(),
                connection -> {
                    AuthorityRequest kept = locked(connection, caller, seen);
                    AuthorityState next = after(connection, caller, kept, AuthorityAct.EXTEND);
                    write(connection, kept, next, kept.clock().until(dueAt), null);
                    note(
                            connection,
                            caller,
                            kept,
                            "authority_request_extended",
                            Map.of("dueAt", dueAt.toString()));
                    return view(connection, caller, kept.id());
                });
    }

    private static void write(
            Connection connection,
            AuthorityRequest kept,
            AuthorityState next,
            Clock clock,
            @Nullable End end)
            throws SQLException {
        AuthorityRows.update(
                connection,
                new AuthorityRequest(
                        kept.number(),
                        kept.id(),
                        kept.version() + 1,
                        next,
                        kept.asked(),
                        clock,
                        end));
    }

    private AuthorityRequest locked(Connection connection, Caller caller, Seen seen)
            throws SQLException {
        AuthorityRequest kept =
                AuthorityRows.lock(connection, seen.id()).orElseThrow(Filter::notFound);
        if (kept.version() != seen.version()) {
            throw Conflict.stale(
                    seen.version(), kept.version(), view(connection, caller, kept.id()));
        }
        return kept;
    }

    private AuthorityState after(
            Connection connection, Caller caller, AuthorityRequest kept, AuthorityAct act)
            throws SQLException {
        var next = AuthorityLife.after(kept.state(), act);
        if (next.isEmpty()) {
            throw Conflict.state(
                    "It is " + Words.of(kept.state()) + ".", view(connection, caller, kept.id()));
        }
        return next.get();
    }

    /** As it stands, what this transaction has done to it included. */
    AuthorityRequestView view(Connection connection, Caller caller, UUID id) throws SQLException {
        AuthorityRequest kept = AuthorityRows.find(connection, id).orElseThrow(Filter::notFound);
        return AuthorityRequestView.of(
                kept,
                work.seals().existing(connection, caller.institution(), kept.asked().caseId()),
                work.chronicle().now());
    }

    /** Stands in the case's timeline and in the evidence for those alone who may know. */
    void note(
            Connection connection,
            Caller caller,
            AuthorityRequest kept,
            String what,
            Map<String, String> more)
            throws SQLException {
        Map<String, String> details = new LinkedHashMap<>(more);
        details.put("requestId", kept.id().toString());
        details.put("kind", Words.of(kept.asked().kind()));
        work.chronicle()
                .note(
                        connection,
                        Deed.ofCaseConfidentially(caller, kept.asked().caseId(), what, details));
    }

    /** Calls those who may know: ids and codes alone. */
    void call(Connection connection, Caller caller, AuthorityRequest kept, String what)
            throws SQLException {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("requestId", kept.id().toString());
        facts.put("caseId", kept.asked().caseId().toString());
        facts.put("reference", kept.asked().caseReference());
        facts.put("what", what);
        facts.put("by", caller.login());
        work.chronicle()
                .announce(
                        connection,
                        Deed.ofCaseConfidentially(caller, kept.id(), what, Map.of()),
                        "report.request_called",
                        UUID.randomUUID().toString(),
                        facts);
    }

    CaseWork work() {
        return work;
    }

    Questions questions() {
        return questions;
    }
}
