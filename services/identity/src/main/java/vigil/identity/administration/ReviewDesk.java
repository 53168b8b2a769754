package vigil.identity.administration;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
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
import vigil.identity.reviews.AccessReviews;
import vigil.identity.reviews.AccessReviews.Review;
import vigil.identity.reviews.AccessUses;
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
    private final AccessUses uses;
    private final AccessReviews reviews;
    private final FactorSettings factors;
    private final Evidence evidence;
    private final InstantSource clock;

    ReviewDesk(
            Everybody everybody,
            AccessUses uses,
            AccessReviews reviews,
            FactorSettings factors,
            Evidence evidence,
            InstantSource clock) {
        this.everybody = everybody;
        this.uses = uses;
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

    /**
     * What a review sees of a holder.
     *
     * @param lastUsedAt the hour of the last token, or null
     * @param findings words for what is to be asked about
     */
    record Seen(
            Holder holder,
            @Nullable Instant lastUsedAt,
            List<String> findings,
            @Nullable Review lastReview) {}

    List<Seen> all(InstitutionId institution, Duration unused) {
        Instant now = clock.instant();
        List<Holder> holders = everybody.of(institution);
        List<String> ids = holders.stream().map(Holder::id).toList();
        Map<String, Instant> last = uses.last(ids);
        Map<String, TreeMap<Instant, Integer>> lately = uses.since(ids, now.minus(Habits.SEEN));
        Map<String, Review> reviewed = reviews.last(institution);
        List<Seen> seen = new ArrayList<>();
        for (Holder holder : holders) {
            Instant used = last.get(holder.id());
            List<String> findings = new ArrayList<>(standing(holder));
            if (used == null) {
                findings.add("never-used");
            } else if (used.isBefore(now.minus(unused))) {
                findings.add("unused");
            }
            SortedMap<Instant, Integer> hours = lately.getOrDefault(holder.id(), new TreeMap<>());
            findings.addAll(Habits.unusual(hours, now));
            seen.add(new Seen(holder, used, findings, reviewed.get(holder.id())));
        }
        return seen;
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
