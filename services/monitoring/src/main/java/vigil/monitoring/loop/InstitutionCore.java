package vigil.monitoring.loop;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.contracts.log.v1.ModelsPublished;
import vigil.contracts.log.v1.ScenariosPublished;
import vigil.engine.Decision;
import vigil.engine.Level;
import vigil.engine.Outcome;
import vigil.engine.Transaction;
import vigil.engine.core.AggregateFilling;
import vigil.engine.core.Core;
import vigil.engine.core.Replicas;
import vigil.engine.scenarios.ScenarioException;
import vigil.engine.scoring.Lineup;
import vigil.engine.scoring.ModelException;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.log.Configuration;
import vigil.monitoring.log.DecisionFormat;
import vigil.monitoring.log.Lineups;
import vigil.monitoring.log.ModelFormat;
import vigil.monitoring.log.ScenarioFormat;

/** An institution's core, and what is in force at its place in the log. */
final class InstitutionCore {

    private static final Logger log = LoggerFactory.getLogger(InstitutionCore.class);
    private static final int UNDECIDED_SCORE = 500;

    private final Replicas replicas;
    private InForce inForce = InForce.BUILT_IN;
    private Configuration configuration;
    private long undecidable;

    private InstitutionCore(Replicas replicas) {
        this.replicas = replicas;
        this.configuration = new Configuration(core().configurationHash(), 0, 0);
    }

    static InstitutionCore empty(Cores cores) {
        return new InstitutionCore(cores.replicas(cores.empty()));
    }

    /** As it was when the snapshot was written, with what was in force then. */
    static InstitutionCore fromSnapshot(Cores cores, InForce inForce, InputStream snapshot)
            throws IOException {
        ScenariosPublished scenarios = inForce.scenarios();
        Core core =
                inForce.scenariosSince() == InForce.FROM_THE_START
                        ? cores.fromSnapshot(cores.builtIn(), snapshot)
                        : Core.fromSnapshot(
                                cores.settings(),
                                cores.compiled(ScenarioFormat.files(scenarios.getFilesList())),
                                cores.compiled(ScenarioFormat.files(scenarios.getShadowList())),
                                snapshot);
        core.adopt(cores.lineups().of(inForce.models()));
        InstitutionCore own = new InstitutionCore(cores.replicas(core));
        own.now(inForce);
        return own;
    }

    /**
     * Puts a published set in force for all records behind this place.
     *
     * @return whether it was new: one that stands in the log again has no effect
     * @throws IllegalArgumentException when it cannot be read; what was in force stays
     */
    boolean adopt(String institution, ScenariosPublished published, long place, Fillings fillings) {
        if (published.getSet() <= inForce.scenarios().getSet()) {
            return false;
        }
        if (!ScenarioFormat.isWhole(published)) {
            throw new IllegalArgumentException("a scenario set is not what its hash says");
        }
        Fillings.Compiled sets = compiled(published, fillings);
        AggregateFilling filled =
                fillings.filled(
                        new Fillings.Place(new InstitutionId(institution), place),
                        published,
                        sets,
                        core().aggregates());
        replicas.adopt(core -> {
            if (filled == null) {
                core.adopt(sets.files(), sets.shadow());
            } else {
                core.adopt(sets.files(), sets.shadow(), filled);
            }
        });
        now(inForce.with(published, place));
        fillings.keeps(institution, core().aggregates());
        return true;
    }

    /**
     * Puts published models in force for all records behind this place.
     *
     * @return whether they were new
     * @throws IllegalArgumentException when they cannot be served here; what was in force stays
     */
    boolean adopt(ModelsPublished published, long place, Lineups lineups) {
        if (published.getSet() <= inForce.models().getSet()) {
            return false;
        }
        if (!ModelFormat.isWhole(published)) {
            throw new IllegalArgumentException("a model set is not what its hash says");
        }
        try {
            Lineup models = lineups.of(published);
            replicas.adopt(core -> core.adopt(models));
        } catch (ModelException e) {
            throw new IllegalArgumentException("a model of a set cannot be served here", e);
        }
        now(inForce.with(published, place));
        return true;
    }

    /** What is said of the next transactions, in their order. */
    List<DecisionFormat.Decided> decide(List<Transaction> inOrder) {
        List<Replicas.Said> all = replicas.decide(inOrder);
        List<DecisionFormat.Decided> decided = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            Replicas.Said said = all.get(i);
            decided.add(
                    said.decision() == null
                            ? undecided(inOrder.get(i), said.failure())
                            : new DecisionFormat.Decided(
                                    said.decision(), said.shadowHits(), said.challenger()));
        }
        return decided;
    }

    /** The core that stands for all replicas, as long as nothing is decided. */
    Core core() {
        return replicas.first();
    }

    InForce inForce() {
        return inForce;
    }

    /** What decisions name now. */
    Configuration configuration() {
        return configuration;
    }

    /** Transactions that the core failed on since the start. */
    long undecidable() {
        return undecidable;
    }

    private static Fillings.Compiled compiled(ScenariosPublished published, Fillings fillings) {
        try {
            return fillings.compiled(published);
        } catch (ScenarioException e) {
            throw new IllegalArgumentException("a scenario of a set is not sound here", e);
        }
    }

    /**
     * A transaction that breaks the core goes to an officer; it must not stop the ones behind it.
     */
    private DecisionFormat.Decided undecided(
            Transaction transaction, @Nullable RuntimeException failure) {
        undecidable++;
        log.atError().setMessage("the core failed on a transaction").setCause(failure).log();
        Decision review =
                new Decision(
                        transaction.id(),
                        transaction.eventTimeMillis(),
                        Outcome.REVIEW,
                        UNDECIDED_SCORE,
                        Level.MEDIUM,
                        false,
                        List.of(),
                        null);
        return new DecisionFormat.Decided(review, List.of(), null);
    }

    private void now(InForce next) {
        inForce = next;
        configuration =
                new Configuration(
                        core().configurationHash(),
                        next.scenarios().getSet(),
                        next.models().getSet());
    }
}
