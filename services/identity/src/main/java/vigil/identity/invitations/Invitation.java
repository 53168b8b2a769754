package vigil.identity.invitations;

import java.time.Instant;
import java.util.Set;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.identity.Role;
import vigil.kernel.secrecy.Personal;

/**
 * Somebody who may become an officer.
 *
 * @param login the name with which the officer will sign in
 * @param invitedBy the administrator
 */
public record Invitation(
        String id,
        InstitutionId institution,
        Personal login,
        Set<Role> roles,
        String invitedBy,
        Instant endsAt) {

    public Invitation {
        roles = Set.copyOf(roles);
    }
}
