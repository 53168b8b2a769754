package vigil.identity.outside;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vigil.contracts.security.SecurityEvent.Kind;
import vigil.identity.alarms.Alarms;
import vigil.identity.factors.Factor;
import vigil.identity.officers.Officer;
import vigil.identity.officers.Officers;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.identity.RandomId;
import vigil.kernel.identity.Role;
import vigil.kernel.secrecy.Personal;
import vigil.kernel.secrecy.Secret;

/** Decides who somebody from outside is here: the officer of that subject, and nobody else. */
@Component
public class OutsideDesk {

    private static final String BY = "outside";

    private final OutsideSettings settings;
    private final OutsideLinks links;
    private final Officers officers;
    private final Evidence evidence;
    private final Alarms alarms;
    private final SecureRandom random = new SecureRandom();

    OutsideDesk(
            OutsideSettings settings,
            OutsideLinks links,
            Officers officers,
            Evidence evidence,
            Alarms alarms) {
        this.settings = settings;
        this.links = links;
        this.officers = officers;
        this.evidence = evidence;
        this.alarms = alarms;
    }

    /**
     * The officer who may go on, with the roles that hold now.
     *
     * @param token was checked: signature, issuer, audience, time, nonce
     */
    @Transactional
    public Optional<Officer> recognise(OidcIdToken token) {
        String subject = Objects.requireNonNull(token.getSubject());
        Optional<Officer> known = links.officerOf(subject).flatMap(officers::of);
        if (known.isEmpty() && settings.create()) {
            known = made(token, subject);
        }
        Optional<Officer> current =
                known.filter(Officer::enabled).map(officer -> withRolesNow(officer, token));
        if (current.isEmpty()) {
            alarms.raise(
                    Kind.LOGIN_REFUSED,
                    known.map(Officer::institution).orElse(new InstitutionId("vigil")),
                    known.map(Officer::id).orElse("unknown"),
                    "outside");
        }
        return current;
    }

    /** What the provider's sign-in proves here. */
    public Factor proven(OidcIdToken token) {
        String reference = token.getClaimAsString("acr");
        return reference != null && settings.strong().contains(reference)
                ? Factor.OUTSIDE_TWO
                : Factor.OUTSIDE;
    }

    private Optional<Officer> made(OidcIdToken token, String subject) {
        Set<Role> roles = roles(token);
        String institution = settings.institution();
        if (roles.isEmpty() || institution == null) {
            return Optional.empty(); // Whoever may do nothing is nobody's officer.
        }
        Personal login = Personal.of(subject + " (" + settings.client() + ")");
        if (officers.isTaken(login)) {
            return Optional.empty();
        }
        Officer officer =
                officers.join(
                        login,
                        noPassword(),
                        new Officer(RandomId.next(), new InstitutionId(institution), roles, true),
                        BY);
        links.put(officer.id(), subject);
        evidence.record(
                new Act(officer.institution(), BY, "outside.linked", officer.id(), Map.of()));
        return Optional.of(officer);
    }

    private Officer withRolesNow(Officer officer, OidcIdToken token) {
        Set<Role> now = roles(token);
        if (settings.rolesClaim() == null || now.equals(officer.roles())) {
            return officer;
        }
        return officers.changeRoles(officer, now, BY);
    }

    private Set<Role> roles(OidcIdToken token) {
        Set<Role> roles = new HashSet<>();
        String claim = settings.rolesClaim();
        @Nullable List<String> groups = claim == null ? null : token.getClaimAsStringList(claim);
        if (groups != null) {
            Map<String, Role> known = settings.rolesByGroup();
            groups.stream().map(known::get).filter(Objects::nonNull).forEach(roles::add);
        }
        return roles;
    }

    /** Nobody knows it, so nobody signs in with it. */
    private Secret noPassword() {
        byte[] bytes = new byte[48];
        random.nextBytes(bytes);
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
