package vigil.monitoring.backtests;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import vigil.contracts.log.v1.ScenariosPublished;
import vigil.engine.scenarios.ScenarioException;
import vigil.engine.scoring.ModelException;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Page;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.monitoring.feedback.Labels;
import vigil.monitoring.log.ScenarioFormat;
import vigil.monitoring.loop.Cores;
import vigil.monitoring.loop.LogReplay;
import vigil.monitoring.models.ModelDesk;
import vigil.monitoring.models.ModelId;
import vigil.monitoring.scenarios.Announcements;
import vigil.monitoring.scenarios.ScenarioDesk;
import vigil.monitoring.scenarios.VersionId;
import vigil.monitoring.vitals.Vitals;

/** Where backtests are asked for, cancelled, read and brought to their end. */
public final class Backtests {

    private final Questions questions;
    private final ScenarioDesk desk;
    private final ModelDesk models;
    private final Announcements announcements;
    private final Cores cores;
    private final LogReplay log;

    public Backtests(
            Questions questions,
            ScenarioDesk desk,
            ModelDesk models,
            Announcements announcements,
            Cores cores,
            LogReplay log) {
        this.cores = cores;
        this.questions = questions;
        this.desk = desk;
        this.models = models;
        this.announcements = announcements;
        this.log = log;
    }

    /** Writes it down; one at a time in an institution. */
    Backtest ask(Caller caller, VersionId version, BacktestForm form) {
        BacktestForm.Range range = form.range();
        ModelId model = form.candidate();
        desk.prepare(caller.institution());
        requireThere(caller.institution(), version);
        boolean any = questions.ask(caller.institution(), BacktestRows::hasPayments);
        long logEnd = form.logEnd(any ? end(caller.institution()) : 0);
        return questions.change(
                caller.institution(),
                connection -> {
                    ScenarioDesk.Candidate candidate = desk.candidate(connection, version);
                    ScenariosPublished sets =
                            ScenarioFormat.record(
                                            caller.institution().value(),
                                            0,
                                            candidate.files(),
                                            candidate.published())
                                    .getScenarios();
                    Backtest backtest =
                            new Backtest(
                                    UUID.randomUUID(),
                                    caller.institution(),
                                    version,
                                    candidate.revision(),
                                    range,
                                    logEnd,
                                    form.labelsUntil(BacktestRows.now(connection)),
                                    form.sweep(),
                                    pair(connection, model),
                                    sets,
                                    caller.login());
                    requireSound(connection, backtest);
                    if (!BacktestRows.insert(connection, backtest)) {
                        throw Refusal.of(
                                ProblemCode.IN_PROGRESS,
                                "Another backtest is running; wait for it or cancel it.");
                    }
                    String asked = "scenario.backtest_asked";
                    record(connection, caller, asked, version, backtest.id());
                    return backtest;
                });
    }

    private ModelPair pair(Connection connection, @Nullable ModelId candidate) throws SQLException {
        return candidate == null
                ? ModelPair.NONE
                : new ModelPair(candidate, models.inForce(connection).orElse(null));
    }

    /** What it asks of the transactions that it walks through. */
    Walk walk(Backtest backtest) {
        return questions.ask(
                backtest.institution(),
                connection ->
                        Walk.of(
                                backtest,
                                backtest.models().served(connection, models, cores.lineups()),
                                cores,
                                Labels.worthFinding(connection, backtest.labelsUntil())));
    }

    /** A sweep or a model that does not suit is refused here, not by the run. */
    private void requireSound(Connection connection, Backtest backtest) throws SQLException {
        if (backtest.sweep() == null && backtest.models().equals(ModelPair.NONE)) {
            return;
        }
        try {
            Walk.of(
                    backtest,
                    backtest.models().served(connection, models, cores.lineups()),
                    cores,
                    Set.of());
        } catch (ScenarioException e) {
            throw SweepForm.refusal("sweep", e);
        } catch (ModelException e) {
            throw ModelForm.refusal(String.valueOf(e.getMessage()));
        }
    }

    private void requireThere(InstitutionId institution, VersionId version) {
        questions.ask(
                institution,
                connection -> {
                    desk.require(connection, version);
                    return version;
                });
    }

    private long end(InstitutionId institution) {
        try {
            return log.end(institution);
        } catch (KafkaException e) {
            throw Vitals.unavailable(List.of("broker"));
        }
    }

    BacktestView one(InstitutionId institution, VersionId version, UUID id) {
        return questions.ask(institution, connection -> BacktestRows.one(connection, version, id));
    }

    Page<BacktestView> list(InstitutionId institution, VersionId version, Cut cut) {
        return questions.ask(
                institution,
                connection -> {
                    desk.require(connection, version);
                    return BacktestRows.list(connection, version, cut);
                });
    }

    /** Cancels what is not over yet; what is over stays as it is. */
    BacktestView cancel(Caller caller, VersionId version, UUID id) {
        return questions.change(
                caller.institution(),
                connection -> {
                    BacktestRows.one(connection, version, id);
                    if (BacktestRows.end(connection, id, "cancelled")) {
                        record(connection, caller, "scenario.backtest_cancelled", version, id);
                    }
                    return BacktestRows.one(connection, version, id);
                });
    }

    /** Whether it is wanted still. */
    boolean progress(Backtest backtest, long records) {
        return questions.change(
                backtest.institution(),
                connection -> BacktestRows.progress(connection, backtest.id(), records));
    }

    /** Keeps the result; a checked version has been backtested with it where it proves anything. */
    void complete(Backtest backtest, Walk.Outcome outcome) {
        Caller asker = new Caller(backtest.institution(), backtest.askedBy(), Set.of());
        questions.change(
                backtest.institution(),
                connection -> {
                    boolean completed = BacktestRows.complete(connection, backtest.id(), outcome);
                    if (completed && outcome.proves()) {
                        desk.backtested(
                                connection,
                                asker,
                                new ScenarioDesk.Seen(backtest.version(), backtest.revision()),
                                Map.of(
                                        "backtest",
                                        backtest.id().toString(),
                                        "resultHash",
                                        outcome.hash()));
                    }
                    return completed;
                });
    }

    void fail(Backtest backtest) {
        questions.change(
                backtest.institution(),
                connection -> BacktestRows.end(connection, backtest.id(), "failed"));
    }

    List<Backtest> unfinished(InstitutionId institution) {
        return questions.ask(institution, BacktestRows::unfinished);
    }

    private void record(
            Connection connection, Caller caller, String verb, VersionId version, UUID backtest)
            throws SQLException {
        announcements.record(
                connection,
                caller,
                verb,
                Map.of("version", version.toString(), "backtest", backtest.toString()));
    }
}
