package vigil.screening.review;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.Caller;
import vigil.kernel.outbox.Outbox;
import vigil.kernel.pages.Filter;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.screening.hits.HitFacts;
import vigil.screening.hits.HitRow;
import vigil.screening.hits.HitRows;
import vigil.screening.hits.HitState;
import vigil.screening.hits.HitSummary;
import vigil.screening.hits.JudgementView;
import vigil.screening.hits.Reason;
import vigil.screening.pages.Revision;
import vigil.screening.register.CustomerSeal;
import vigil.screening.review.JudgementRows.Judgement;

/** Where officers judge hits; each act stands in the evidence. */
public final class ReviewDesk {

    private static final String END_WORDS = "whitelist.end_words";

    private final Parts parts;

    public ReviewDesk(Parts parts) {
        this.parts = parts;
    }

    /** What the desk works with. */
    public record Parts(
            Questions questions,
            CustomerSeal seal,
            Outbox outbox,
            Evidence evidence,
            InstantSource clock) {}

    /** A hit and the revision of it that an officer has seen. */
    record Seen(UUID hit, @Nullable String ifMatch) {}

    /** What an officer says. */
    record Words(HitState state, String reason) {}

    /** Judges a hit; where four eyes are asked for, it waits for a second officer. */
    HitSummary judge(Caller caller, Seen seen, Words words) {
        return parts.questions()
                .change(
                        caller.institution(),
                        connection -> {
                            HitRow hit = lock(connection, seen);
                            requireJudgeable(hit, words.state());
                            withdrawProposal(connection, hit);
                            Judgement judgement =
                                    JudgementRows.insert(
                                            connection,
                                            caller,
                                            hit,
                                            words.state(),
                                            sealed(
                                                    connection,
                                                    caller,
                                                    hit,
                                                    JudgementView.REASON,
                                                    words.reason()));
                            return judgement.fourEyes()
                                    ? propose(connection, caller, hit, judgement)
                                    : takeEffect(connection, caller, hit, judgement, "hit.judged");
                        });
    }

    /** Confirms what another officer has judged. */
    HitSummary confirm(Caller caller, Seen seen) {
        return parts.questions()
                .change(
                        caller.institution(),
                        connection -> {
                            HitRow hit = lock(connection, seen);
                            Long proposal = hit.proposal();
                            if (proposal == null) {
                                throw Refusal.of(
                                        ProblemCode.WRONG_STATE,
                                        "No judgement of this hit waits for a second officer.");
                            }
                            Judgement judgement = JudgementRows.one(connection, proposal);
                            if (judgement.author().equals(caller.login())) {
                                throw Refusal.of(
                                        ProblemCode.FORBIDDEN,
                                        "Who judged cannot confirm; somebody else must.");
                            }
                            JudgementRows.confirm(connection, proposal, caller.login());
                            return takeEffect(
                                    connection, caller, hit, judgement, "hit.judgement_confirmed");
                        });
    }

    /** Takes a pair off the whitelist; its hit is open again. */
    HitSummary withdraw(Caller caller, UUID entry, String reason) {
        return parts.questions()
                .change(
                        caller.institution(),
                        connection -> {
                            UUID id =
                                    WhitelistRows.hitOf(connection, entry)
                                            .orElseThrow(Filter::notFound);
                            HitRow hit = HitRows.lock(connection, id).orElseThrow(Filter::notFound);
                            WhitelistRows.end(
                                    connection,
                                    id,
                                    new WhitelistRows.End(
                                            "withdrawn",
                                            caller.login(),
                                            sealed(connection, caller, hit, END_WORDS, reason)));
                            if (hit.state() == HitState.FALSE_POSITIVE) {
                                hit = reopen(connection, hit);
                            }
                            tell(connection, caller, hit, "whitelist.withdrawn");
                            return HitSummary.of(hit);
                        });
    }

    private static HitRow lock(Connection connection, Seen seen) throws SQLException {
        HitRow hit = HitRows.lock(connection, seen.hit()).orElseThrow(Filter::notFound);
        Revision.require(seen.ifMatch(), hit.revision());
        return hit;
    }

    private static void requireJudgeable(HitRow hit, HitState wanted) {
        if (hit.state() == HitState.CLOSED) {
            throw Refusal.of(
                    ProblemCode.WRONG_STATE,
                    "It is closed (" + hit.reason().word() + "): there is nothing to judge.");
        }
        if (hit.state() == wanted && hit.proposal() == null) {
            throw Refusal.of(
                    ProblemCode.WRONG_STATE, "It is judged " + wanted.word() + " already.");
        }
    }

    private static void withdrawProposal(Connection connection, HitRow hit) throws SQLException {
        if (hit.proposal() != null) {
            HitRows.withdraw(connection, List.of(hit.proposal()));
        }
    }

    private HitSummary propose(
            Connection connection, Caller caller, HitRow hit, Judgement judgement)
            throws SQLException {
        HitRow after = moved(hit, hit.state(), hit.reason(), hit.judgement(), judgement.number());
        HitRows.judge(connection, after);
        tell(connection, caller, after, "hit.judgement_proposed");
        return HitSummary.of(after);
    }

    private HitSummary takeEffect(
            Connection connection, Caller caller, HitRow hit, Judgement judgement, String verb)
            throws SQLException {
        HitRow after = moved(hit, judgement.state(), Reason.JUDGED, judgement.number(), null);
        HitRows.judge(connection, after);
        WhitelistRows.end(
                connection,
                hit.id(),
                new WhitelistRows.End("judged_otherwise", caller.login(), null));
        if (judgement.state() == HitState.FALSE_POSITIVE) {
            WhitelistRows.insert(connection, caller.institution(), after, judgement.number());
        }
        tell(connection, caller, after, verb);
        return HitSummary.of(after);
    }

    private static HitRow reopen(Connection connection, HitRow hit) throws SQLException {
        HitRow after = moved(hit, HitState.OPEN, Reason.WHITELIST_WITHDRAWN, null, null);
        HitRows.judge(connection, after);
        withdrawProposal(connection, hit);
        return after;
    }

    private static HitRow moved(
            HitRow hit,
            HitState state,
            Reason reason,
            @Nullable Long judgement,
            @Nullable Long proposal) {
        return new HitRow(
                hit.id(),
                hit.pair(),
                hit.revision() + 1,
                state,
                reason,
                hit.pins(),
                hit.score(),
                judgement,
                proposal);
    }

    private byte[] sealed(
            Connection connection, Caller caller, HitRow hit, String context, String text)
            throws SQLException {
        String customer = hit.pair().customer();
        return parts.seal()
                .existing(connection, caller.institution(), List.of(customer))
                .sealText(customer, context, text);
    }

    private void tell(Connection connection, Caller caller, HitRow hit, String verb)
            throws SQLException {
        parts.outbox()
                .put(
                        connection,
                        List.of(
                                HitFacts.event(
                                        caller.institution(),
                                        "match_reviewed",
                                        hit,
                                        parts.clock())));
        parts.evidence()
                .record(
                        connection,
                        List.of(HitFacts.act(caller.institution(), caller.login(), verb, hit)));
    }
}
