package vigil.identity.outside;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vigil.kernel.identity.Role;

/**
 * A provider outside by which officers may sign in.
 *
 * @param issuer where its discovery is found; without one there is no such provider
 * @param client our name there
 * @param secretFile what we prove ourselves with there
 * @param title what the button on the sign-in page calls it
 * @param strong values of {@code acr} that count as two factors; any other sign-in is one factor
 * @param create whether whoever signs in there and is nobody's is made an officer
 * @param institution of officers who are made so
 * @param rolesClaim the claim that names groups; without it roles are given here alone
 * @param roles which group has which role, as {@code risk-team=analyst}; others have none
 */
@ConfigurationProperties(prefix = "vigil.identity.outside", ignoreUnknownFields = false)
public record OutsideSettings(
        @Nullable URI issuer,
        @DefaultValue("vigil") String client,
        @Nullable Path secretFile,
        @DefaultValue("another account") String title,
        @DefaultValue List<String> strong,
        @DefaultValue("false") boolean create,
        @Nullable String institution,
        @Nullable String rolesClaim,
        @DefaultValue List<String> roles) {

    public OutsideSettings {
        strong = List.copyOf(strong);
        roles = List.copyOf(roles);
        if (issuer != null && secretFile == null) {
            throw new IllegalArgumentException("vigil.identity.outside needs a secret-file");
        }
        if (create && (institution == null || rolesClaim == null)) {
            throw new IllegalArgumentException(
                    "vigil.identity.outside: officers are made with an institution and roles");
        }
        rolesByGroup(roles);
    }

    Map<String, Role> rolesByGroup() {
        return rolesByGroup(roles);
    }

    private static Map<String, Role> rolesByGroup(List<String> pairs) {
        Map<String, Role> map = new HashMap<>();
        for (String pair : pairs) {
            String[] parts = pair.split("=", 2);
            Role role = Role.ofWord(parts.length == 2 ? parts[1].strip() : "").orElse(null);
            if (role == null) {
                throw new IllegalArgumentException(
                        "vigil.identity.outside.roles: not a group and a role: " + pair);
            }
            map.put(parts[0].strip(), role);
        }
        return map;
    }
}
