package vigil.monitoring.scenarios;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vigil.engine.core.ScenarioCheck;
import vigil.engine.scenarios.ScenarioSet;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.monitoring.life.Standing;
import vigil.monitoring.loop.Cores;
import vigil.monitoring.sets.SetAppender;

/** Where officers lead versions through their life; each act stands in the evidence. */
public final class ScenarioDesk {

    private final Questions questions;
    private final BuiltIns builtIns;
    private final SetMaker sets;
    private final SetAppender appender;
    private final Announcements announcements;
    private final Cores cores;

    public ScenarioDesk(DeskParts parts, SetAppender appender) {
        this.questions = parts.questions();
        this.builtIns = parts.builtIns();
        this.sets = parts.sets();
        this.announcements = parts.announcements();
        this.cores = parts.cores();
        this.appender = appender;
    }

    /** What the desk works with. */
    public record DeskParts(
            Questions questions,
            BuiltIns builtIns,
            SetMaker sets,
            Announcements announcements,
            Cores cores) {}

    /**
     * A version and which one an officer has seen.
     *
     * @param revision the one that must still stand, null when any will do
     */
    public record Seen(VersionId id, @Nullable Integer revision) {}

    /** A version as it now is, and whether it was made by this call. */
    record Drafted(VersionView version, boolean isNew) {}

    /** Takes a new version in; the same text sent again is the same draft. */
    Drafted draft(Caller caller, String yaml) {
        Draft draft = Draft.read(yaml);
        builtIns.ensure(caller.institution());
        return questions.change(
                caller.institution(),
                connection -> {
                    SetMaker.SETS.lock(connection, caller.institution());
                    VersionView before = VersionRows.existing(connection, draft.id());
                    if (before != null && before.contentHash().equals(draft.contentHash())) {
                        return new Drafted(before, false);
                    }
                    if (before != null) {
                        throw Refusal.of(
                                ProblemCode.CONFLICT,
                                "There is a version with this number and another text; raise 'version', or replace it while it is a draft.");
                    }
                    VersionRows.insert(
                            connection,
                            caller.institution(),
                            draft,
                            VersionRows.Origin.draftOf(caller.login()));
                    VersionView drafted = VersionRows.one(connection, draft.id());
                    announcements.record(connection, caller, "scenario.drafted", facts(drafted));
                    return new Drafted(drafted, true);
                });
    }

    /** Another text for what is a draft still; its author alone may do this. */
    VersionView replace(Caller caller, Seen seen, String yaml) {
        Draft draft = Draft.read(yaml);
        if (!draft.id().equals(seen.id())) {
            throw Refusal.of(
                    ProblemCode.VALIDATION_FAILED,
                    "'id' and 'version' of the file are not those of the address.");
        }
        builtIns.ensure(caller.institution());
        return questions.change(
                caller.institution(),
                connection -> {
                    VersionView before = locked(connection, seen);
                    if (!before.author().equals(caller.login())) {
                        throw Refusal.of(
                                ProblemCode.FORBIDDEN,
                                "Its author alone may rewrite a draft; send a version of your own.");
                    }
                    State state = State.of(before.state());
                    if (state != State.DRAFT && state != State.CHECKED) {
                        throw wrongState("rewritten", before, "draft or checked");
                    }
                    VersionRows.rewrite(connection, draft);
                    VersionView rewritten = VersionRows.one(connection, seen.id());
                    announcements.record(
                            connection, caller, "scenario.rewritten", facts(rewritten));
                    return rewritten;
                });
    }

    /** Runs the examples of a draft; when all are as they say, it is checked. */
    CheckView check(Caller caller, Seen seen) {
        builtIns.ensure(caller.institution());
        VersionView version =
                questions.ask(
                        caller.institution(), connection -> VersionRows.one(connection, seen.id()));
        ScenarioSet alone =
                Draft.read(version.scenario() + ".yaml", String.valueOf(version.yaml()));
        List<String> failures = ScenarioCheck.failures(cores.settings(), alone);
        int examples = alone.scenarios().getFirst().examples().size();
        // What was run must still be what stands there.
        Seen run =
                new Seen(seen.id(), seen.revision() == null ? version.revision() : seen.revision());
        boolean isDraft = version.state().equals(State.DRAFT.word());
        VersionView after = failures.isEmpty() && isDraft ? take(caller, run, Step.CHECK) : version;
        return new CheckView(failures.isEmpty(), examples, failures, after);
    }

    /** Leads a version one step on; one that has taken this step already stays as it is. */
    public VersionView take(Caller caller, Seen seen, Step step) {
        builtIns.ensure(caller.institution());
        boolean[] newSet = {false};
        VersionView after =
                questions.change(
                        caller.institution(),
                        connection -> {
                            SetMaker.SETS.lock(connection, caller.institution());
                            VersionView before = locked(connection, seen);
                            standing(before).require(caller, step);
                            if (before.state().equals(step.goal())) {
                                return before;
                            }
                            newSet[0] = step.changesSet(State.of(before.state()));
                            return move(connection, caller, before, step);
                        });
        if (newSet[0]) {
            appender.appendNow(caller.institution());
        }
        return after;
    }

    /**
     * What a backtest of a version compares.
     *
     * @param files in force, with this version in the place of the one that is
     * @param published in force
     */
    public record Candidate(
            int revision,
            SequencedMap<String, String> files,
            SequencedMap<String, String> published) {}

    /** Before anything is done for an institution in a transaction of the caller's. */
    public void prepare(InstitutionId institution) {
        builtIns.ensure(institution);
    }

    /** Within the caller's transaction. A draft must be checked first. */
    public Candidate candidate(Connection connection, VersionId id) throws SQLException {
        VersionView version = VersionRows.lock(connection, id);
        if (version.state().equals(State.DRAFT.word())) {
            throw wrongState(State.BACKTESTED.word(), version, Step.BACKTEST.before());
        }
        return new Candidate(
                version.revision(),
                sets.candidate(connection, version),
                sets.published(connection));
    }

    /** Refuses when there is no such version here. */
    public void require(Connection connection, VersionId id) throws SQLException {
        VersionRows.one(connection, id);
    }

    /** A backtest is over: if the version still is what was replayed, it has taken that step. */
    public void backtested(
            Connection connection, Caller caller, Seen seen, Map<String, String> outcome)
            throws SQLException {
        VersionView version = VersionRows.lock(connection, seen.id());
        Map<String, String> facts = new TreeMap<>(facts(version));
        facts.putAll(outcome);
        if (version.state().equals(State.CHECKED.word())
                && Integer.valueOf(version.revision()).equals(seen.revision())) {
            VersionRows.move(connection, seen.id(), Step.BACKTEST, caller.login());
            facts.put("from", version.state());
        }
        announcements.record(connection, caller, Step.BACKTEST.verb(), facts);
    }

    private VersionView move(Connection connection, Caller caller, VersionView before, Step step)
            throws SQLException {
        VersionId id = id(before);
        if (step == Step.PUBLISH) {
            retireThePublished(connection, caller, id);
        }
        if (step == Step.SHADOW) {
            requireNoOtherInShadow(connection, id);
        }
        VersionRows.move(connection, id, step, caller.login());
        Map<String, String> facts = new TreeMap<>(facts(before));
        facts.put("from", before.state());
        if (step.changesSet(State.of(before.state()))) {
            long set = sets.make(connection, caller).getScenarios().getSet();
            facts.put("set", Long.toString(set));
            if (step == Step.PUBLISH) {
                announcements.published(connection, caller, before, set);
            }
        }
        announcements.record(connection, caller, step.verb(), facts);
        return VersionRows.one(connection, id);
    }

    private void retireThePublished(Connection connection, Caller caller, VersionId by)
            throws SQLException {
        for (VersionView published : VersionRows.in(connection, State.PUBLISHED)) {
            if (published.scenario().equals(by.scenario())) {
                VersionRows.move(connection, id(published), Step.RETIRE, caller.login());
                Map<String, String> facts = new TreeMap<>(facts(published));
                facts.put("replacedBy", by.toString());
                announcements.record(connection, caller, Step.RETIRE.verb(), facts);
            }
        }
    }

    private static void requireNoOtherInShadow(Connection connection, VersionId id)
            throws SQLException {
        for (VersionView other : VersionRows.in(connection, State.SHADOW, State.APPROVED)) {
            if (other.scenario().equals(id.scenario())) {
                throw Refusal.of(
                        ProblemCode.WRONG_STATE,
                        "Version "
                                + other.version()
                                + " of this scenario is in shadow; publish or retire it first.");
            }
        }
    }

    private static VersionView locked(Connection connection, Seen seen) throws SQLException {
        VersionView version = VersionRows.lock(connection, seen.id());
        standing(version).requireSeen(seen.revision());
        return version;
    }

    private static Refusal wrongState(String wanted, VersionView version, String before) {
        return standing(version).wrongState(wanted, before);
    }

    private static Standing standing(VersionView version) {
        return new Standing(version.author(), version.state(), version.revision());
    }

    private static VersionId id(VersionView version) {
        return new VersionId(version.scenario(), version.version());
    }

    private static Map<String, String> facts(VersionView version) {
        return Map.of(
                "version", id(version).toString(),
                "contentHash", version.contentHash(),
                "author", version.author());
    }
}
