package vigil.identity.administration;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vigil.identity.apikeys.ApiKeys;
import vigil.identity.clients.Client;
import vigil.identity.clients.Clients;
import vigil.identity.factors.FactorSettings;
import vigil.identity.officers.Officer;
import vigil.identity.officers.Officers;
import vigil.identity.reviews.AccessActs;
import vigil.identity.reviews.AccessActs.Done;
import vigil.identity.reviews.AccessPlaces;
import vigil.identity.reviews.AccessReviews;
import vigil.identity.reviews.AccessReviews.Review;
import vigil.identity.reviews.AccessUses;
import vigil.identity.reviews.Duties;
import vigil.identity.reviews.Habits;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.identity.RandomId;
import vigil.kernel.identity.Role;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/** Shows who has access and what of it is not needed or is unusual, and takes decisions on it. */
@Component
class ReviewDesk {

    private static final Set<Role> DECIDING = Set.of(Role.ANALYST, Role.SUPERVISOR);

    private final Everybody everybody;
    private final Watched watched;
    private final AccessReviews reviews;
    private final FactorSettings factors;
    private final Evidence evidence;
    private final InstantSource clock;
    private final Duties duties = new Duties();

    ReviewDesk(
            Everybody everybody,
            Watched watched,
            AccessReviews reviews,
            FactorSettings factors,
            Evidence evidence,
            InstantSource clock) {
        this.everybody = everybody;
        this.watched = watched;
        this.reviews = reviews;
        this.factors = factors;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * Somebody who may do something.
     *
     * @param kind {@code officer}, {@code client} or {@code key}
     * @param name a login, a client's id or a key's title
     * @param factors second factors of an officer
     */
    record Holder(
            String kind,
            String id,
            String name,
            Set<Role> roles,
            boolean enabled,
            List<String> factors) {}

    /** What is watched of those who may do something. */
    @Component
    record Watched(AccessUses uses, AccessPlaces places, AccessActs acts) {}

    /**
     * What a review sees of a holder.
     *
     * @param lastUsedAt the hour of the last token, or null
     * @param acts how often it did what, in the days that are asked about
     * @param unusedRoles roles that no act of these days shows; none where it cannot be said yet
     * @param findings words for what is to be asked about
     */
    record Seen(
            Holder holder,
            @Nullable Instant lastUsedAt,
            Map<String, Integer> acts,
            List<Role> unusedRoles,
            List<String> findings,
            @Nullable Review lastReview) {}

    List<Seen> all(InstitutionId institution, Duration unused) {
        List<Holder> holders = everybody.of(institution);
        Lately lately = lately(institution, holders.stream().map(Holder::id).toList(), unused);
        Map<String, Review> reviewed = reviews.last(institution);
        return holders.stream()
                .map(holder -> seen(holder, lately, reviewed.get(holder.id())))
                .toList();
    }

    /**
     * What was watched of an institution's holders.
     *
     * @param from the first of the days that are asked about
     * @param whole whether acts were counted on all of them
     */
    private record Lately(
            Instant now,
            LocalDate from,
            boolean whole,
            Map<String, Instant> last,
            Map<String, TreeMap<Instant, Integer>> uses,
            Set<String> moved,
            Map<String, List<Done>> done) {}

    private Lately lately(InstitutionId institution, List<String> ids, Duration unused) {
        Instant now = clock.instant();
        Instant habits = now.minus(Habits.SEEN);
        LocalDate from = LocalDate.ofInstant(now.minus(unused), ZoneOffset.UTC);
        LocalDate first = earlier(from, LocalDate.ofInstant(habits, ZoneOffset.UTC));
        boolean whole =
                watched.acts()
                        .watchedSince(institution)
                        .filter(since -> !since.isAfter(from))
                        .isPresent();
        return new Lately(
                now,
                from,
                whole,
                watched.uses().last(ids),
                watched.uses().since(ids, habits),
                watched.places().moved(ids, Habits.border(now)),
                watched.acts().since(ids, first));
    }

    private Seen seen(Holder holder, Lately lately, @Nullable Review last) {
        Instant used = lately.last().get(holder.id());
        List<Done> acts = lately.done().getOrDefault(holder.id(), List.of());
        Map<String, Integer> counted = counted(acts, lately.from());
        boolean said = lately.whole() && holder.kind().equals("officer");
        List<Role> idle = said ? duties.unused(holder.roles(), counted.keySet()) : List.<Role>of();
        List<String> findings = new ArrayList<>(standing(holder));
        findings.addAll(usage(used, idle, lately));
        findings.addAll(unusual(holder, acts, lately));
        return new Seen(holder, used, counted, idle, findings, last);
    }

    private static List<String> usage(@Nullable Instant used, List<Role> idle, Lately lately) {
        List<String> findings = new ArrayList<>();
        if (used == null) {
            findings.add("never-used");
        } else if (LocalDate.ofInstant(used, ZoneOffset.UTC).isBefore(lately.from())) {
            findings.add("unused");
        }
        if (!idle.isEmpty()) {
            findings.add("unused-role");
        }
        return findings;
    }

    private static List<String> unusual(Holder holder, List<Done> acts, Lately lately) {
        List<String> findings =
                new ArrayList<>(
                        Habits.unusual(
                                lately.uses().getOrDefault(holder.id(), new TreeMap<>()),
                                lately.now()));
        if (lately.moved().contains(holder.id())) {
            findings.add("new-place");
        }
        if (Habits.hasManyReveals(acts, lately.now())) {
            findings.add("many-reveals");
        }
        return findings;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static Map<String, Integer> counted(List<Done> acts, LocalDate from) {
        Map<String, Integer> counted = new TreeMap<>();
        acts.stream()
                .filter(each -> !each.day().isBefore(from))
                .forEach(each -> counted.merge(each.verb(), each.acts(), Integer::sum));
        return counted;
    }

    /**
     * Takes a decision and leaves evidence of it; what follows from it is done where access is
     * given.
     */
    @Transactional
    Review decide(Caller caller, String id, String decision, String reason) {
        if (caller.login().equals(id)) {
            throw Refusal.of(ProblemCode.WRONG_STATE, "Somebody else reviews one's own access.");
        }
        Holder holder =
                everybody.of(caller.institution()).stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElseThrow(() ->
                                Refusal.of(
                                        ProblemCode.NOT_FOUND,
                                        "Nobody of this id has access in the institution."));
        Review review =
                new Review(
                        RandomId.next(),
                        holder.kind(),
                        id,
                        words(holder.roles()),
                        decision,
                        reason,
                        caller.login(),
                        clock.instant());
        reviews.add(caller.institution(), review);
        evidence.record(
                new Act(
                        caller.institution(),
                        caller.login(),
                        "access.reviewed",
                        id,
                        Map.of(
                                "review", review.id(),
                                "decision", decision,
                                "roles", String.join(" ", review.roles()))));
        return review;
    }

    List<Review> decided(InstitutionId institution, int most) {
        return reviews.newest(institution, most);
    }

    static List<String> words(Set<Role> roles) {
        return roles.stream().map(Role::word).sorted().toList();
    }

    private List<String> standing(Holder holder) {
        List<String> findings = new ArrayList<>();
        if (!holder.enabled()) {
            findings.add("kept-out");
        }
        boolean officer = holder.kind().equals("officer");
        if (officer && holder.factors().isEmpty() && factors.demandedOf(holder.roles())) {
            findings.add("no-second-factor");
        }
        // Who gives access and decides cases could give it to somebody who then decides too.
        boolean both =
                holder.roles().contains(Role.ADMINISTRATOR)
                        && !Collections.disjoint(holder.roles(), DECIDING);
        if (both) {
            findings.add("mixed-duties");
        }
        return findings;
    }

    /** All of an institution who may do something. */
    @Component
    static class Everybody {

        private final Officers officers;
        private final Clients clients;
        private final ApiKeys keys;
        private final HeldFactors factors;

        Everybody(Officers officers, Clients clients, ApiKeys keys, HeldFactors factors) {
            this.officers = officers;
            this.clients = clients;
            this.keys = keys;
            this.factors = factors;
        }

        List<Holder> of(InstitutionId institution) {
            List<Holder> all = new ArrayList<>();
            officers.all(institution).forEach(officer -> all.add(holder(officer)));
            clients.actingFor(institution).forEach(client -> all.add(holder(client)));
            keys.all(institution)
                    .forEach(key ->
                            all.add(
                                    new Holder(
                                            "key",
                                            key.id(),
                                            key.scope().title(),
                                            key.scope().roles(),
                                            true,
                                            List.of())));
            return all;
        }

        private Holder holder(Officer officer) {
            return new Holder(
                    "officer",
                    officer.id(),
                    officers.loginOf(officer.id()).reveal(),
                    officer.roles(),
                    officer.enabled(),
                    factors.of(officer.id()));
        }

        private static Holder holder(Client client) {
            return new Holder("client", client.id(), client.id(), client.roles(), true, List.of());
        }
    }
}
