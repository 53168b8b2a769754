package vigil.monitoring.loop;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
 * publishes prepares most of it, and a standby does at the same time, so that the loop reads the
 * rest alone and stands still for moments only; one that comes while it is being prepared waits for
 * it. In a replay the loop reads it all. What comes out is the same.
 */
public final class Fillings {

    private static final Logger log = LoggerFactory.getLogger(Fillings.class);

    private final Cores cores;
    private final @Nullable LogReplay logReplay;
    private final Map<String, Ahead> prepared = new ConcurrentHashMap<>();
    private final Map<String, Set<Aggregate>> kept = new ConcurrentHashMap<>();

    /** What was read ahead for a set. */
    private record Prepared(AggregateFilling filling, LogReplay.Walk walk) {}

    /** What is being read ahead for a set, or was. */
    private record Ahead(ScenariosPublished published, CompletableFuture<Prepared> filled) {

        private boolean isFor(ScenariosPublished other) {
            return isSame(published, other);
        }
    }

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

    /**
     * Reads ahead for a set that will be appended next, up to the end of the log or to its record;
     * once, however often it is asked. Failing costs the loop time, no more.
     */
    public void prepare(InstitutionId institution, ScenariosPublished published) {
        Ahead ahead = new Ahead(published, new CompletableFuture<>());
        try {
            Compiled sets = compiled(published);
            Set<Aggregate> present =
                    kept.getOrDefault(
                            institution.value(), Set.copyOf(cores.builtIn().aggregates()));
            if (logReplay == null || present.containsAll(sets.aggregates())) {
                return;
            }
            Ahead before = prepared.get(institution.value());
            if (before != null && before.isFor(published)) {
                return;
            }
            prepared.put(institution.value(), ahead);
            Prepared begun = begin(institution, published, sets);
            begun.walk().to(logReplay.end(institution), follower(begun.filling()));
            ahead.filled().complete(begun);
        } catch (RuntimeException e) {
            ahead.filled().completeExceptionally(e);
            prepared.remove(institution.value(), ahead);
            log.atWarn()
                    .setMessage("aggregates not filled ahead")
                    .addKeyValue("institution", institution)
                    .addKeyValue("cause", e.toString())
                    .log();
        } finally {
            // Nobody waits for what will not come, whatever has happened.
            ahead.filled().cancel(false);
        }
    }

    /** Null when the core keeps already all that the sets ask for. */
    @Nullable AggregateFilling filled(
            Place place, ScenariosPublished published, Compiled sets, List<Aggregate> present) {
        Ahead ahead = prepared.remove(place.institution().value());
        if (Set.copyOf(present).containsAll(sets.aggregates())) {
            return null;
        }
        Prepared filling = ahead == null ? null : usable(ahead, place, published);
        if (filling == null) {
            filling = begin(place.institution(), published, sets);
        }
        filling.walk().to(place.offset(), follower(filling.filling()));
        return filling.filling();
    }

    /** Null when it is of another set, has failed, or has read what stands behind this place. */
    private static @Nullable Prepared usable(
            Ahead ahead, Place place, ScenariosPublished published) {
        if (!ahead.isFor(published)) {
            return null;
        }
        try {
            Prepared filling = ahead.filled().join();
            return filling.walk().next() <= place.offset() ? filling : null;
        } catch (CompletionException | CancellationException e) {
            return null; // Whoever prepared it has said why.
        }
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
                new AggregateFilling(cores.settings(), sets.files(), sets.shadow()),
                logReplay.walk(
                        institution,
                        record ->
                                record.hasScenarios() && isSame(record.getScenarios(), published)));
    }

    /** The same scenarios may come into force again, as another set. */
    private static boolean isSame(ScenariosPublished one, ScenariosPublished other) {
        return one.getSet() == other.getSet()
                && one.getContentHash().equals(other.getContentHash());
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
