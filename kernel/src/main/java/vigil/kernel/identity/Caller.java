package vigil.kernel.identity;

import java.util.Set;

/**
 * Who made a call, by a token that was checked.
 *
 * @param login the officer or machine client
 */
public record Caller(InstitutionId institution, String login, Set<Role> roles) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
