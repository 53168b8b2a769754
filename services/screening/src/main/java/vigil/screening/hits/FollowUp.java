package vigil.screening.hits;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.outbox.Message;
import vigil.kernel.outbox.Outbox;
import vigil.screening.register.CustomerSeal;

/** Lets hits follow what comparisons found, with events and evidence, in one transaction. */
public final class FollowUp {

    /** What a hit's evidence is sealed as. */
    public static final String EVIDENCE = "hits.evidence";

    private final CustomerSeal seal;
    private final Outbox outbox;
    private final Evidence evidence;
    private final InstantSource clock;

    public FollowUp(CustomerSeal seal, Outbox outbox, Evidence evidence, InstantSource clock) {
        this.seal = seal;
        this.outbox = outbox;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * What was looked at.
     *
     * @param actor a login, or the house
     * @param cause what of the pairs may have changed
     * @param gone why a pair is not among the sightings
     * @param hits all that there are in this scope
     * @param sightings of pairs that still exist and either score or have a hit
     */
    public record Review(
            InstitutionId institution,
            String actor,
            Reason cause,
            Reason gone,
            Map<Pair, HitRow> hits,
            Collection<Sighting> sightings) {}

    /** How many hits there were of each kind. */
    public record Counts(int opened, int reopened, int rescored, int closed) {}

    /** Writes what becomes of the hits. */
    public Counts apply(Connection connection, Review review) throws SQLException {
        Steps steps = steps(connection, review);
        CustomerSeal.Keys keys =
                seal.keys(connection, review.institution(), steps.customersSighted());
        HitRows.insert(
                connection,
                review.institution(),
                steps.opened.stream().map(moved -> written(moved, keys)).toList());
        HitRows.update(
                connection, steps.moved.stream().map(moved -> written(moved, keys)).toList());
        HitRows.endWhitelist(connection, steps.offWhitelist);
        HitRows.withdraw(connection, steps.withdrawn);
        tell(connection, review, steps);
        return steps.counts();
    }

    /** A hit on its way. */
    private record Moved(@Nullable HitRow before, HitRow after, @Nullable Sighting sighting) {

        boolean opens() {
            return after.state() == HitState.OPEN
                    && (before == null || before.state() != HitState.OPEN);
        }

        boolean closes() {
            return after.state() == HitState.CLOSED;
        }
    }

    private static final class Steps {
        private final List<Moved> opened = new ArrayList<>();
        private final List<Moved> moved = new ArrayList<>();
        private final Map<UUID, Reason> offWhitelist = new HashMap<>();
        private final List<Long> withdrawn = new ArrayList<>();

        Set<String> customersSighted() {
            Set<String> customers = new HashSet<>();
            all().filter(one -> one.sighting() != null)
                    .forEach(one -> customers.add(one.after().pair().customer()));
            return customers;
        }

        Stream<Moved> all() {
            return Stream.concat(opened.stream(), moved.stream());
        }

        Counts counts() {
            int reopened = (int) moved.stream().filter(Moved::opens).count();
            int closed = (int) moved.stream().filter(Moved::closes).count();
            return new Counts(opened.size(), reopened, moved.size() - reopened - closed, closed);
        }
    }

    private static Steps steps(Connection connection, Review review) throws SQLException {
        Map<UUID, Pins> whitelist =
                HitRows.whitelisted(
                        connection, review.hits().values().stream().map(HitRow::id).toList());
        Steps steps = new Steps();
        Map<Pair, HitRow> unseen = new HashMap<>(review.hits());
        for (Sighting sighting : review.sightings()) {
            HitRow hit = unseen.remove(sighting.pair());
            if (hit != null) {
                seen(steps, review, sighting, hit, whitelist.get(hit.id()));
            } else if (sighting.scores()) {
                steps.opened.add(new Moved(null, first(sighting), sighting));
            }
        }
        for (HitRow hit : unseen.values()) {
            Life.gone(hit, review.gone()).ifPresent(step -> move(steps, hit, step, null));
            if (review.gone() == Reason.CUSTOMER_LEFT && whitelist.containsKey(hit.id())) {
                steps.offWhitelist.put(hit.id(), review.gone());
            }
        }
        return steps;
    }

    private static void seen(
            Steps steps, Review review, Sighting now, HitRow hit, @Nullable Pins onWhitelist) {
        boolean whitelisted = onWhitelist != null && onWhitelist.sameFacts(now.pins());
        if (onWhitelist != null && !whitelisted) {
            steps.offWhitelist.put(hit.id(), review.cause());
        }
        Optional<Life.Step> step = Life.seen(hit, now, whitelisted, review.cause());
        step.ifPresent(taken -> move(steps, hit, taken, now));
    }

    /** What is closed keeps what was compared last, so that it can still be explained. */
    private static void move(Steps steps, HitRow hit, Life.Step step, @Nullable Sighting now) {
        Sighting taken = step.state() == HitState.CLOSED ? null : now;
        // A judgement waits on as long as its pair is what it was.
        boolean waits = taken != null && hit.pins().sameFacts(taken.pins());
        if (hit.proposal() != null && !waits) {
            steps.withdrawn.add(hit.proposal());
        }
        HitRow after =
                new HitRow(
                        hit.id(),
                        hit.pair(),
                        hit.revision() + 1,
                        step.state(),
                        step.reason(),
                        taken == null ? hit.pins() : taken.pins(),
                        taken == null ? hit.score() : taken.score(),
                        step.state() == HitState.OPEN ? null : hit.judgement(),
                        waits ? hit.proposal() : null);
        steps.moved.add(new Moved(hit, after, taken));
    }

    private static HitRow first(Sighting sighting) {
        return new HitRow(
                UUID.randomUUID(),
                sighting.pair(),
                1,
                HitState.OPEN,
                Reason.FOUND,
                sighting.pins(),
                sighting.score(),
                null,
                null);
    }

    private static HitRows.Written written(Moved moved, CustomerSeal.Keys keys) {
        Sighting sighting = moved.sighting();
        return new HitRows.Written(
                moved.after(),
                sighting == null
                        ? null
                        : keys.seal(sighting.pair().customer(), EVIDENCE, sighting.evidence()));
    }

    private void tell(Connection connection, Review review, Steps steps) throws SQLException {
        List<Message> events = new ArrayList<>();
        List<Act> acts = new ArrayList<>();
        steps.all()
                .forEach(moved -> {
                    HitRow hit = moved.after();
                    if (moved.opens()) {
                        events.add(HitFacts.event(review.institution(), "match_found", hit, clock));
                    } else if (moved.closes()) {
                        events.add(
                                HitFacts.event(review.institution(), "match_closed", hit, clock));
                    }
                    acts.add(HitFacts.act(review.institution(), review.actor(), verb(moved), hit));
                });
        outbox.put(connection, events);
        evidence.record(connection, acts);
    }

    private static String verb(Moved moved) {
        if (moved.closes()) {
            return "hit.closed";
        }
        if (moved.opens()) {
            return moved.before() == null ? "hit.opened" : "hit.reopened";
        }
        return "hit.rescored";
    }
}
