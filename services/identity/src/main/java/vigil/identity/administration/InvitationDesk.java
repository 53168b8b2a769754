package vigil.identity.administration;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vigil.identity.invitations.Invitation;
import vigil.identity.invitations.Invitations;
import vigil.identity.officers.Officers;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.Role;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.kernel.secrecy.Personal;

/** Invites, and takes invitations back. */
@Component
class InvitationDesk {

    private static final int SHORTEST_LOGIN = 3;
    private static final int LONGEST_LOGIN = 200;

    private final Invitations invitations;
    private final Officers officers;
    private final Evidence evidence;

    InvitationDesk(Invitations invitations, Officers officers, Evidence evidence) {
        this.invitations = invitations;
        this.officers = officers;
        this.evidence = evidence;
    }

    /**
     * @throws Refusal when the name or the roles are not acceptable, or the name is taken
     */
    @Transactional
    Invitations.Made invite(Caller caller, @Nullable String login, @Nullable List<String> roles) {
        Invitations.Wanted wanted = checked(caller, login, roles);
        if (officers.isTaken(wanted.login())) {
            throw Refusal.of(ProblemCode.CONFLICT, "Somebody signs in under this name already.");
        }
        Invitations.Made made =
                invitations.make(wanted, officers.indexOf(wanted.login()), caller.login());
        record(caller, "officer.invited", made.invitation().id());
        return made;
    }

    List<Invitation> all(Caller caller) {
        return invitations.of(caller.institution());
    }

    @Transactional
    boolean withdraw(Caller caller, String id) {
        boolean withdrawn = invitations.withdraw(caller.institution(), id);
        if (withdrawn) {
            record(caller, "invitation.withdrawn", id);
        }
        return withdrawn;
    }

    private static Invitations.Wanted checked(
            Caller caller, @Nullable String login, @Nullable List<String> roles) {
        List<FieldError> errors = new ArrayList<>();
        String name = Objects.requireNonNullElse(login, "").strip();
        boolean plain = name.codePoints().noneMatch(Character::isISOControl);
        if (name.length() < SHORTEST_LOGIN || name.length() > LONGEST_LOGIN || !plain) {
            errors.add(FieldError.of("login", "must have 3 to 200 characters"));
        }
        Set<Role> wanted = EnumSet.noneOf(Role.class);
        for (String word : Objects.requireNonNullElse(roles, List.<String>of())) {
            Optional<Role> role = Role.ofWord(word).filter(known -> known != Role.MACHINE);
            role.ifPresent(wanted::add);
            if (role.isEmpty()) {
                errors.add(FieldError.of("roles", "must name roles of officers"));
            }
        }
        if (wanted.isEmpty()) {
            errors.add(FieldError.of("roles", "must name at least one role of officers"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.of(
                    ProblemCode.VALIDATION_FAILED, "The invitation is not acceptable.", errors);
        }
        return new Invitations.Wanted(caller.institution(), Personal.of(name), wanted);
    }

    private void record(Caller caller, String verb, String object) {
        evidence.record(new Act(caller.institution(), caller.login(), verb, object, Map.of()));
    }
}
