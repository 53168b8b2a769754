package vigil.monitoring.models;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vigil.contracts.log.v1.LogRecord;
import vigil.contracts.log.v1.ModelBundle;
import vigil.engine.bundles.Bundle;
import vigil.engine.core.ModelCheck;
import vigil.engine.scoring.ModelException;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.monitoring.log.ModelFormat;
import vigil.monitoring.log.SetKind;
import vigil.monitoring.loop.Cores;
import vigil.monitoring.scenarios.Announcements;
import vigil.monitoring.sets.SetAppender;
import vigil.monitoring.sets.SetRows;

/** Where officers lead models through their life; each act stands in the evidence. */
public final class ModelDesk {

    private static final SetRows SETS = new SetRows(SetKind.MODELS);

    private final Questions questions;
    private final ShippedModels shipped;
    private final Cores cores;
    private final Registrar registrar;
    private final Announcements announcements;
    private final SetAppender appender;

    public ModelDesk(DeskParts parts, SetAppender appender) {
        this.questions = parts.questions();
        this.shipped = parts.shipped();
        this.cores = parts.cores();
        this.registrar = parts.registrar();
        this.announcements = parts.announcements();
        this.appender = appender;
    }

    /** What the desk works with. */
    public record DeskParts(
            Questions questions,
            ShippedModels shipped,
            Cores cores,
            Registrar registrar,
            Announcements announcements) {}

    /**
     * A version and which one an officer has seen.
     *
     * @param revision the one that must still stand, null when any will do
     */
    record Seen(ModelId id, @Nullable Integer revision) {}

    /** A version as it now is, and whether it was made by this call. */
    record Registered(ModelView version, boolean isNew) {}

    /** Takes a signed bundle in; the same one sent again is the same version. */
    Registered register(Caller caller, byte[] bytes) {
        Bundle bundle = registrar.read(bytes);
        shipped.ensure(caller.institution());
        return questions.change(
                caller.institution(),
                connection -> {
                    SETS.lock(connection, caller.institution());
                    Optional<ModelView> before = ModelRows.of(connection, bundle.hash());
                    return before.isPresent()
                            ? new Registered(before.get(), false)
                            : insert(connection, caller, bundle, bytes);
                });
    }

    private Registered insert(Connection connection, Caller caller, Bundle bundle, byte[] bytes)
            throws SQLException {
        ModelId id =
                ModelRows.insert(
                        connection,
                        new ModelRows.Origin(caller.institution(), caller.login()),
                        bundle,
                        bytes);
        ModelView version = ModelRows.one(connection, id);
        announcements.record(connection, caller, "model.registered", facts(version));
        return new Registered(version, true);
    }

    /** Looks into a version's card and metrics and lets it score; when all is sound it is valid. */
    ValidationView validate(Caller caller, Seen seen) {
        shipped.ensure(caller.institution());
        ModelView version =
                questions.ask(
                        caller.institution(), connection -> ModelRows.one(connection, seen.id()));
        byte[] bytes =
                questions.ask(
                        caller.institution(),
                        connection ->
                                ModelRows.bundle(connection, version).getBundle().toByteArray());
        List<String> failures = ModelCheck.failures(cores.settings(), registrar.read(bytes));
        boolean isNew = version.state().equals(State.REGISTERED.word());
        ModelView after = failures.isEmpty() && isNew ? take(caller, seen, Step.VALIDATE) : version;
        return new ValidationView(failures.isEmpty(), failures, after);
    }

    /** The version in force, where there is one. */
    public Optional<ModelId> inForce(Connection connection) throws SQLException {
        return ModelRows.in(connection, State.PROMOTED).map(ModelView::id);
    }

    /** A version as a set of the log would hold it; empty when the institution has no such one. */
    public Optional<ModelBundle> bundle(Connection connection, ModelId id) throws SQLException {
        Optional<ModelView> version = ModelRows.find(connection, id);
        return version.isEmpty()
                ? Optional.empty()
                : Optional.of(ModelRows.bundle(connection, version.get()));
    }

    /** Leads a version one step on; one that has taken this step already stays as it is. */
    ModelView take(Caller caller, Seen seen, Step step) {
        shipped.ensure(caller.institution());
        ModelView after =
                questions.change(
                        caller.institution(),
                        connection -> {
                            SETS.lock(connection, caller.institution());
                            ModelView before = ModelRows.lock(connection, seen.id());
                            before.standing().requireSeen(seen.revision());
                            before.standing().require(caller, step);
                            return before.state().equals(step.goal())
                                    ? before
                                    : move(connection, caller, before, step);
                        });
        appender.appendNow(caller.institution());
        return after;
    }

    private ModelView move(Connection connection, Caller caller, ModelView before, Step step)
            throws SQLException {
        switch (step) {
            case SHADOW -> requireNoOtherInShadow(connection);
            case PROMOTE -> retireThePromoted(connection, caller, before);
            case VALIDATE, APPROVE, RETIRE -> {}
        }
        ModelRows.move(connection, before.id(), step, caller.login());
        Map<String, String> facts = new TreeMap<>(facts(before));
        facts.put("from", before.state());
        if (step.changesSet(before.state())) {
            long set = makeSet(connection, caller);
            facts.put("set", Long.toString(set));
            if (step == Step.PROMOTE) {
                announcements.promoted(
                        connection,
                        caller,
                        before.id().toString(),
                        Map.of(
                                "model", before.model(),
                                "version", before.version(),
                                "bundleHash", before.bundleHash(),
                                "set", set));
            }
        }
        announcements.record(connection, caller, step.verb(), facts);
        return ModelRows.one(connection, before.id());
    }

    private void retireThePromoted(Connection connection, Caller caller, ModelView by)
            throws SQLException {
        Optional<ModelView> promoted = ModelRows.in(connection, State.PROMOTED);
        if (promoted.isPresent()) {
            ModelRows.move(connection, promoted.get().id(), Step.RETIRE, caller.login());
            Map<String, String> facts = new TreeMap<>(facts(promoted.get()));
            facts.put("replacedBy", by.id().toString());
            announcements.record(connection, caller, Step.RETIRE.verb(), facts);
        }
    }

    private static void requireNoOtherInShadow(Connection connection) throws SQLException {
        Optional<ModelView> other = ModelRows.in(connection, State.SHADOW, State.APPROVED);
        if (other.isPresent()) {
            throw Refusal.of(
                    ProblemCode.WRONG_STATE,
                    other.get().id() + " is in shadow; promote or retire it first.");
        }
    }

    /** Stores the next set; it is read here, so that the loop finds it read. */
    private long makeSet(Connection connection, Caller caller) throws SQLException {
        Optional<ModelView> champion = ModelRows.in(connection, State.PROMOTED);
        Optional<ModelView> challenger = ModelRows.in(connection, State.SHADOW, State.APPROVED);
        long number = SETS.last(connection) + 1;
        LogRecord record =
                ModelFormat.record(
                        caller.institution().value(),
                        number,
                        champion.isPresent() ? ModelRows.bundle(connection, champion.get()) : null,
                        challenger.isPresent()
                                ? ModelRows.bundle(connection, challenger.get())
                                : null);
        requireServable(record);
        SETS.insert(
                connection,
                record,
                new SetRows.Content(names(champion), names(challenger), caller.login()));
        return number;
    }

    /** What another engine took may be refused by this one. */
    private void requireServable(LogRecord record) {
        try {
            cores.lineups().of(record.getModels()).requireWindow(cores.settings().window());
        } catch (ModelException e) {
            throw Refusal.of(
                    ProblemCode.WRONG_STATE,
                    "A model in force or in shadow cannot be served any more; retire it first: "
                            + e.getMessage());
        }
    }

    private static List<String> names(Optional<ModelView> version) {
        return version.map(found -> found.id().toString()).stream().toList();
    }

    private static Map<String, String> facts(ModelView version) {
        return Map.of(
                "version", version.id().toString(),
                "bundleHash", version.bundleHash(),
                "registeredBy", version.registeredBy());
    }
}
