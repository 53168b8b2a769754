package vigil.identity.administration;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vigil.identity.logout.EndOfAllSessions;
import vigil.identity.officers.Officer;
import vigil.identity.officers.Officers;
import vigil.identity.officers.RoleChanges;
import vigil.identity.officers.RoleChanges.RoleChange;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.RandomId;
import vigil.kernel.identity.Role;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/**
 * Changes roles of officers. Who gains a role that approves, reports or gives access gets it when a
 * second administrator agrees; whatever else changes, changes at once. Each step is evidence, and a
 * change ends what the officer had begun.
 */
@Component
class RoleDesk {

    private static final Duration WAITS = Duration.ofHours(72);
    private static final Set<Role> GRAVE =
            EnumSet.of(Role.ADMINISTRATOR, Role.SUPERVISOR, Role.REPORTER);

    private final Officers officers;
    private final RoleChanges changes;
    private final EndOfAllSessions ending;
    private final Evidence evidence;
    private final InstantSource clock;

    RoleDesk(
            Officers officers,
            RoleChanges changes,
            EndOfAllSessions ending,
            Evidence evidence,
            InstantSource clock) {
        this.officers = officers;
        this.changes = changes;
        this.ending = ending;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * What became of a wish.
     *
     * @param done whether the officer has the roles already
     */
    record Outcome(RoleChange change, boolean done) {}

    @Transactional
    Outcome ask(Caller caller, String id, Set<Role> roles, String reason) {
        Officer officer = officer(caller, id);
        Instant now = clock.instant();
        RoleChange change =
                new RoleChange(
                        RandomId.next(), id, roles, reason, caller.login(), now, now.plus(WAITS));
        Set<Role> gained = EnumSet.copyOf(roles);
        gained.removeAll(officer.roles());
        gained.retainAll(GRAVE);
        if (gained.isEmpty()) {
            changes.drop(caller.institution(), id);
            apply(caller, officer, change);
            return new Outcome(change, true);
        }
        changes.put(caller.institution(), change);
        record(caller, officer, "roles.asked", change);
        return new Outcome(change, false);
    }

    List<RoleChange> waiting(Caller caller) {
        return changes.all(caller.institution());
    }

    @Transactional
    Outcome approve(Caller caller, String id) {
        RoleChange change = change(caller, id);
        Officer officer = officer(caller, change.officer());
        if (change.askedBy().equals(caller.login())) {
            throw Refusal.of(ProblemCode.WRONG_STATE, "Somebody else agrees to one's own wish.");
        }
        changes.drop(caller.institution(), change.officer());
        record(caller, officer, "roles.approved", change);
        apply(caller, officer, change);
        return new Outcome(change, true);
    }

    /** Whoever asked withdraws it, any other administrator refuses it. */
    @Transactional
    void drop(Caller caller, String id) {
        RoleChange change = change(caller, id);
        changes.drop(caller.institution(), change.officer());
        boolean own = change.askedBy().equals(caller.login());
        officers.of(change.officer())
                .ifPresent(officer ->
                        record(caller, officer, own ? "roles.withdrawn" : "roles.refused", change));
    }

    private void apply(Caller caller, Officer officer, RoleChange change) {
        if (!officer.roles().equals(change.roles())) {
            record(caller, officer, "roles.changed", change);
            ending.end(officer.id());
            officers.changeRoles(officer, change.roles(), caller.login());
        }
    }

    private Officer officer(Caller caller, String id) {
        if (caller.login().equals(id)) {
            throw Refusal.of(ProblemCode.WRONG_STATE, "Somebody else changes one's own roles.");
        }
        return officers.of(id)
                .filter(officer -> officer.institution().equals(caller.institution()))
                .orElseThrow(() ->
                        Refusal.of(
                                ProblemCode.NOT_FOUND,
                                "The institution has no officer of this id."));
    }

    private RoleChange change(Caller caller, String id) {
        return changes.of(caller.institution(), id)
                .orElseThrow(
                        () -> Refusal.of(ProblemCode.NOT_FOUND, "No such change of roles waits."));
    }

    private void record(Caller caller, Officer officer, String verb, RoleChange change) {
        evidence.record(
                new Act(
                        officer.institution(),
                        caller.login(),
                        verb,
                        officer.id(),
                        Map.of(
                                "change", change.id(),
                                "before", words(officer.roles()),
                                "roles", words(change.roles()),
                                "askedBy", change.askedBy())));
    }

    private static String words(Set<Role> roles) {
        return roles.stream().map(Role::word).sorted().collect(Collectors.joining(" "));
    }
}
