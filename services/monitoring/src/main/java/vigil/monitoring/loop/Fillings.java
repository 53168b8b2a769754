package vigil.monitoring.loop;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.contracts.log.v1.ScenariosPublished;
import vigil.engine.Transaction;
import vigil.engine.aggregates.Aggregate;
import vigil.engine.core.AggregateFilling;
import vigil.engine.scenarios.ScenarioSet;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.log.ScenarioFormat;

/**
 * Fills the aggregates that a set is the first to ask for, from the log before its record. Who
 * publishes prepares most of it, so that the loop reads the rest alone and stands still for moments
 * only; in a replay the loop reads it all. What comes out is the same.
 */
public final class Fillings {

    private static final Logger log = LoggerFactory.getLogger(Fillings.class);

    private final Cores cores;
    private final @Nullable LogReplay logReplay;
    private final Map<String, Prepared> prepared = new ConcurrentHashMap<>();
    private final Map<String, Set<Aggregate>> kept = new ConcurrentHashMap<>();

    /** What was read ahead for a set. */
    private record Prepared(String contentHash, AggregateFilling filling, LogReplay.Walk walk) {}

    /** A published set, compiled. */
    record Compiled(ScenarioSet files, ScenarioSet shadow) {

        private Set<Aggregate> aggregates() {
            Set<Aggregate> all = new HashSet<>(files.aggregates());
            all.addAll(shadow.aggregates());
            return all;
        }
    }

    /**
     * @param logReplay null where there is no log to read; no set may ask for a new aggregate then
     */
    public Fillings(Cores cores, @Nullable LogReplay logReplay) {
        this.cores = cores;
        this.logReplay = logReplay;
    }

    Compiled compiled(ScenariosPublished published) {
        return new Compiled(
                cores.compiled(ScenarioFormat.files(published.getFilesList())),
                cores.compiled(ScenarioFormat.files(published.getShadowList())));
    }

    /** Reads ahead for a set that will be appended next. Failing costs the loop time, no more. */
    public void prepare(InstitutionId institution, ScenariosPublished published) {
        try {
            Compiled sets = compiled(published);
            Set<Aggregate> present =
                    kept.getOrDefault(
                            institution.value(), Set.copyOf(cores.builtIn().aggregates()));
            if (logReplay != null && !present.containsAll(sets.aggregates())) {
                Prepared ahead = begin(institution, published, sets);
                ahead.walk().to(logReplay.end(institution), follower(ahead.filling()));
                prepared.put(institution.value(), ahead);
            }
        } catch (RuntimeException e) {
            log.atWarn()
                    .setMessage("aggregates not filled ahead")
                    .addKeyValue("institution", institution)
                    .addKeyValue("cause", e.toString())
                    .log();
        }
    }

    /** Null when the core keeps already all that the sets ask for. */
    @Nullable AggregateFilling filled(
            Place place, ScenariosPublished published, Compiled sets, List<Aggregate> present) {
        Prepared ahead = prepared.remove(place.institution().value());
        if (Set.copyOf(present).containsAll(sets.aggregates())) {
            return null;
        }
        if (ahead == null || !ahead.contentHash().equals(published.getContentHash())) {
            ahead = begin(place.institution(), published, sets);
        }
        ahead.walk().to(place.offset(), follower(ahead.filling()));
        return ahead.filling();
    }

    /** Where a set was published. */
    record Place(InstitutionId institution, long offset) {}

    /** What the institution's core keeps from now on. */
    void keeps(String institution, List<Aggregate> aggregates) {
        kept.put(institution, Set.copyOf(aggregates));
    }

    private Prepared begin(InstitutionId institution, ScenariosPublished published, Compiled sets) {
        if (logReplay == null) {
            throw new IllegalStateException("a set asks for new aggregates, and there is no log");
        }
        return new Prepared(
                published.getContentHash(),
                new AggregateFilling(cores.settings(), sets.files(), sets.shadow()),
                logReplay.walk(institution));
    }

    private static LogReplay.Follower follower(AggregateFilling filling) {
        return new LogReplay.Follower() {
            @Override
            public void take(Transaction transaction) {
                filling.see(transaction);
            }

            @Override
            public boolean reached(long next) {
                return true;
            }
        };
    }
}
