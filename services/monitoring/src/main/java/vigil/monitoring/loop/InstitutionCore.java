package vigil.monitoring.loop;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.contracts.log.v1.ScenariosPublished;
import vigil.engine.Decision;
import vigil.engine.Hit;
import vigil.engine.Level;
import vigil.engine.Outcome;
import vigil.engine.Transaction;
import vigil.engine.core.Core;
import vigil.engine.core.Filling;
import vigil.engine.scenarios.ScenarioSet;
import vigil.monitoring.log.Configuration;
import vigil.monitoring.log.DecisionFormat;
import vigil.monitoring.log.ScenarioFormat;

/** An institution's core, and the scenarios in force at its place in the log. */
final class InstitutionCore {

    private static final Logger log = LoggerFactory.getLogger(InstitutionCore.class);
    private static final int UNDECIDED_SCORE = 500;

    private final Cores cores;
    private final Core core;
    private InForce inForce;
    private long undecidable;

    private InstitutionCore(Cores cores, Core core, InForce inForce) {
        this.cores = cores;
        this.core = core;
        this.inForce = inForce;
    }

    static InstitutionCore empty(Cores cores) {
        return new InstitutionCore(
                cores, cores.empty(), InForce.builtIn(cores.configurationHash()));
    }

    /** As it was when the snapshot was written, with what was in force then. */
    static InstitutionCore fromSnapshot(
            Cores cores, ScenariosPublished published, long since, InputStream snapshot)
            throws IOException {
        if (since == InForce.FROM_THE_START) {
            return new InstitutionCore(
                    cores,
                    cores.fromSnapshot(cores.builtIn(), snapshot),
                    InForce.builtIn(cores.configurationHash()));
        }
        Core core =
                cores.fromSnapshot(
                        cores.compiled(ScenarioFormat.files(published.getFilesList())), snapshot);
        core.shadow(cores.compiled(ScenarioFormat.files(published.getShadowList())));
        return new InstitutionCore(cores, core, inForce(core, published, since));
    }

    /**
     * Puts a published set in force for all records behind this place.
     *
     * @return whether it was new: one that stands in the log again has no effect
     * @throws RuntimeException when it cannot be read; what was in force stays
     */
    boolean adopt(ScenariosPublished published, long place) {
        if (published.getSet() <= inForce.set()) {
            return false;
        }
        if (!ScenarioFormat.isWhole(published)) {
            throw new IllegalArgumentException("a scenario set is not what its hash says");
        }
        ScenarioSet files = cores.compiled(ScenarioFormat.files(published.getFilesList()));
        ScenarioSet shadow = cores.compiled(ScenarioFormat.files(published.getShadowList()));
        core.adopt(files, filling());
        core.shadow(shadow);
        inForce = inForce(core, published, place);
        return true;
    }

    DecisionFormat.Decided decide(Transaction transaction) {
        Decision decision;
        try {
            decision = core.decide(transaction);
        } catch (RuntimeException e) {
            return undecided(transaction, e);
        }
        return new DecisionFormat.Decided(decision, inShadow());
    }

    Core core() {
        return core;
    }

    InForce inForce() {
        return inForce;
    }

    /** Transactions that the core failed on since the start. */
    long undecidable() {
        return undecidable;
    }

    /**
     * Where aggregates that a set is the first to ask for will be counted from: the log up to the
     * record that publishes it, by {@link LogReplay}. No scenario can ask for any yet.
     */
    private Filling filling() {
        return Filling.NONE;
    }

    /** What has no effect must not have one by failing either. */
    private List<Hit> inShadow() {
        try {
            return core.judgeInShadow();
        } catch (RuntimeException e) {
            log.atError().setMessage("a scenario in shadow failed").setCause(e).log();
            return List.of();
        }
    }

    /**
     * A transaction that breaks the core goes to an officer; it must not stop the ones behind it.
     */
    private DecisionFormat.Decided undecided(Transaction transaction, RuntimeException failure) {
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
                        List.of());
        return new DecisionFormat.Decided(review, List.of());
    }

    private static InForce inForce(Core core, ScenariosPublished published, long since) {
        return new InForce(
                published, since, new Configuration(core.configurationHash(), published.getSet()));
    }
}
