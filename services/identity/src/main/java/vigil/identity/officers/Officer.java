package vigil.identity.officers;

import java.util.Set;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.identity.Role;

/**
 * A person who may sign in.
 *
 * @param id random; the subject of the officer's tokens
 */
public record Officer(String id, InstitutionId institution, Set<Role> roles, boolean enabled) {

    public Officer {
        roles = Set.copyOf(roles);
    }
}
