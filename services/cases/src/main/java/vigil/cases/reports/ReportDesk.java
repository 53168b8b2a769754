package vigil.cases.reports;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.cases.casework.Case;
import vigil.cases.casework.CaseRows;
import vigil.cases.pages.Words;
import vigil.cases.queue.ItemView;
import vigil.cases.queue.QueueReader;
import vigil.cases.reports.ReportRemarks.Said;
import vigil.cases.reports.life.ReportAct;
import vigil.cases.reports.life.ReportForm;
import vigil.cases.reports.life.ReportState;
import vigil.cases.reports.story.CaseStory;
import vigil.cases.seal.Seals;
import vigil.cases.settings.DeskSettingsRows;
import vigil.filings.report.Filing;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/** Where officers who may know of reports make, write, check and approve them. */
public final class ReportDesk {

    private final Questions questions;
    private final ReportWork work;
    private final CaseStory story;

    public ReportDesk(Questions questions, ReportWork work, CaseStory story) {
        this.questions = questions;
        this.work = work;
        this.story = story;
    }

    /** A report as an officer has seen it. */
    public record Seen(UUID id, int version) {}

    /**
     * What a report is made of.
     *
     * @param key the caller's own name of its making
     * @param detectedAt null for when the first of the case's items came in
     */
    public record Founding(
            String key, ReportForm form, @Nullable UUID caseId, @Nullable Instant detectedAt) {}

    /** A report with whether this call made it. */
    public record Made(ReportView view, boolean now) {}

    /**
     * Makes a report of a case, once for a key.
     *
     * @param token of the officer, with which monitoring is asked for the transactions
     */
    public Made create(Caller caller, Founding founding, @Nullable String token) {
        work.forms().require(founding.form());
        CaseStory.Told told = story(caller, founding, token);
        return questions.change(
                caller.institution(),
                connection -> {
                    var before = ReportRows.ofRequest(connection, founding.key());
                    if (before.isPresent()) {
                        return new Made(same(before.get(), founding), false);
                    }
                    UUID caseId = founding.caseId();
                    if (caseId != null) {
                        CaseRows.require(connection, caseId);
                    }
                    Instant now = work.chronicle().now();
                    ReportText text =
                            new ReportDraft(profile(connection, caller, founding.form()), told)
                                    .of(founding.form(), connection, caseId, now);
                    Instant detected = detected(connection, founding, now);
                    return found(
                            connection,
                            caller,
                            new Begun(founding, null, text, detected, "created"));
                });
    }

    private ReportDraft.Profile profile(Connection connection, Caller caller, ReportForm form)
            throws SQLException {
        Filing filing = Profiles.read(connection, caller, work.seals(), form).filing();
        return new ReportDraft.Profile(filing, work.forms().zone());
    }

    /**
     * Days are counted from the initial detection of facts (31 CFR 1020.320(b)(3)): when the first
     * item of the case came in, unless an officer names another time.
     */
    private static Instant detected(Connection connection, Founding founding, Instant now)
            throws SQLException {
        if (founding.detectedAt() != null) {
            return founding.detectedAt();
        }
        UUID caseId = founding.caseId();
        return caseId == null
                ? now
                : QueueReader.ofCase(connection, caseId, now).stream()
                        .map(ItemView::receivedAt)
                        .min(Comparator.naturalOrder())
                        .orElse(now);
    }

    /** Asked before the change begins, which holds a connection of the database. */
    private CaseStory.Told story(Caller caller, Founding founding, @Nullable String token) {
        UUID caseId = founding.caseId();
        if (caseId == null || founding.form() == ReportForm.CTR) {
            return CaseStory.Told.NOTHING;
        }
        return questions
                .ask(
                        caller.institution(),
                        connection ->
                                ReportRows.ofRequest(connection, founding.key()).isPresent()
                                        ? Optional.<CaseOf>empty()
                                        : caseOf(connection, caseId))
                .map(found -> story.ask(found.items(), found.reference(), token))
                .orElse(CaseStory.Told.NOTHING);
    }

    private record CaseOf(String reference, List<ItemView> items) {}

    private Optional<CaseOf> caseOf(Connection connection, UUID caseId) throws SQLException {
        Optional<Case> found = CaseRows.find(connection, caseId);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new CaseOf(
                                found.get().reference(),
                                QueueReader.ofCase(connection, caseId, work.chronicle().now())));
    }

    /** A report that begins, with what it follows. */
    record Begun(
            Founding founding,
            @Nullable UUID follows,
            ReportText text,
            Instant detected,
            String what) {}

    /** Writes a new report down. */
    Made found(Connection connection, Caller caller, Begun begun) throws SQLException {
        // Clocks and the post go from one institution to the next: this may be its first work.
        DeskSettingsRows.note(connection, caller.institution());
        Report made = fresh(connection, caller, begun);
        if (!ReportRows.insert(connection, caller.institution(), made)) {
            throw Refusal.of(
                    ProblemCode.IN_PROGRESS,
                    "A report with this key is being made: send it again.");
        }
        work.note(
                connection,
                caller,
                made,
                begun.what(),
                Map.of(
                        "reference", made.about().reference(),
                        "form", Words.of(made.about().form())));
        return new Made(ReportView.of(made, made.about().createdAt()), true);
    }

    private Report fresh(Connection connection, Caller caller, Begun begun) throws SQLException {
        UUID id = UUID.randomUUID();
        Seals.Key key = work.seals().key(connection, caller.institution(), id);
        Report.About about =
                new Report.About(
                        ReportRows.nextReference(connection, caller.institution()),
                        begun.founding().key(),
                        begun.founding().form(),
                        begun.founding().caseId(),
                        begun.follows(),
                        caller.login(),
                        work.chronicle().now());
        Report.Standing standing =
                new Report.Standing(
                        ReportState.DRAFT,
                        begun.text().sealed(key),
                        List.of(caller.login()),
                        null,
                        null,
                        null,
                        null,
                        work.clock(
                                work.forms().jurisdiction(begun.founding().form()),
                                begun.text().filing(),
                                begun.detected()));
        return new Report(0, id, 1, about, standing);
    }

    private ReportView same(Report before, Founding founding) {
        if (before.about().form() != founding.form()
                || !Objects.equals(before.about().caseId(), founding.caseId())) {
            throw Refusal.of(
                    ProblemCode.CONFLICT, "The Idempotency-Key made another report before.");
        }
        return ReportView.of(before, work.chronicle().now());
    }

    /** A step of a report that is locked. */
    @FunctionalInterface
    interface Stepping {
        Report of(Connection connection, Report kept) throws SQLException;
    }

    /** Does it, if the report is as it was seen. */
    ReportView act(Caller caller, Seen seen, Stepping stepping) {
        return questions.change(
                caller.institution(),
                connection -> {
                    Report kept = work.lock(connection, caller, seen.id(), seen.version());
                    return ReportView.of(stepping.of(connection, kept), work.chronicle().now());
                });
    }

    /** Writes the form anew; who does so cannot approve it later. */
    public ReportView write(Caller caller, Seen seen, Filing next) {
        return act(
                caller,
                seen,
                (connection, kept) -> {
                    work.after(kept, ReportAct.WRITE);
                    if (FilingBody.form(next) != kept.about().form()) {
                        throw Refusal.of(ProblemCode.WRONG_STATE, "The report is of another form.");
                    }
                    ReportText text = work.text(connection, caller, kept).edited(next);
                    return written(connection, caller, kept, text, "written");
                });
    }

    /** Names records behind a sentence of the narrative. */
    public ReportView prove(Caller caller, Seen seen, int sentence, List<String> records) {
        return act(
                caller,
                seen,
                (connection, kept) -> {
                    work.after(kept, ReportAct.WRITE);
                    ReportText text = work.text(connection, caller, kept);
                    if (sentence >= text.narrative().sentences().size()) {
                        throw Refusal.of(
                                ProblemCode.NOT_FOUND, "The narrative has no such sentence.");
                    }
                    return written(
                            connection, caller, kept, text.proven(sentence, records), "proven");
                });
    }

    /** A draft with another text. */
    Report written(Connection connection, Caller caller, Report kept, ReportText text, String what)
            throws SQLException {
        Seals.Key key = work.seals().key(connection, caller.institution(), kept.id());
        Report.Standing standing = kept.standing().written(text.sealed(key), caller.login());
        Report.Clock clock =
                work.clock(
                        standing.clock().jurisdiction(),
                        text.filing(),
                        standing.clock().detectedAt());
        return work.step(connection, caller, kept.moved(standing.due(clock)), what, Map.of());
    }

    /** Checks it; with findings it stays a draft, and they are told. */
    public ReportView validate(Caller caller, Seen seen) {
        return act(
                caller,
                seen,
                (connection, kept) -> {
                    ReportState next = work.after(kept, ReportAct.VALIDATE);
                    work.requireSound(
                            connection, kept, work.text(connection, caller, kept).filing());
                    return work.step(
                            connection,
                            caller,
                            kept.moved(kept.standing().in(next)),
                            "validated",
                            Map.of());
                });
    }

    /** Hands it in for the second officer. */
    public ReportView handIn(Caller caller, Seen seen) {
        return act(
                caller,
                seen,
                (connection, kept) ->
                        work.step(
                                connection,
                                caller,
                                kept.moved(kept.standing().in(work.after(kept, ReportAct.HAND_IN))),
                                "handed_in",
                                Map.of()));
    }

    /** Gives it back to its writers, with the words that say why. */
    public ReportView giveBack(Caller caller, Seen seen, String words) {
        return act(
                caller,
                seen,
                (connection, kept) -> {
                    ReportState next = work.after(kept, ReportAct.RETURN);
                    return work.step(
                            connection,
                            caller,
                            kept.moved(kept.standing().in(next)),
                            new Said("returned", words),
                            Map.of());
                });
    }

    /** A second officer, who wrote nothing in it, agrees. */
    public ReportView approve(Caller caller, Seen seen) {
        return act(
                caller,
                seen,
                (connection, kept) -> {
                    ReportState next = work.after(kept, ReportAct.APPROVE);
                    if (kept.standing().writers().contains(caller.login())) {
                        throw Refusal.of(
                                ProblemCode.FORBIDDEN,
                                "Who wrote in it cannot approve it; somebody else must.");
                    }
                    work.requireSound(
                            connection, kept, work.text(connection, caller, kept).filing());
                    Instant now = work.chronicle().now();
                    return work.step(
                            connection,
                            caller,
                            kept.moved(kept.standing().approved(next, caller.login(), now)),
                            "approved",
                            Map.of("writers", String.join(",", kept.standing().writers())));
                });
    }
}
