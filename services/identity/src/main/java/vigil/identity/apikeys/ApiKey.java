package vigil.identity.apikeys;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.identity.Role;

/**
 * A service's key, without what proves it.
 *
 * @param id also the name of the client and the subject of its tokens
 * @param scope what it may
 * @param usedAt when it was last changed for a token, null when never
 * @param replaces the key that it was made for, or null
 */
public record ApiKey(
        String id,
        Scope scope,
        String madeBy,
        Instant madeAt,
        Instant endsAt,
        @Nullable Instant usedAt,
        @Nullable String replaces) {

    /** What ids of keys begin with; no other client is called so. */
    public static final String PREFIX = "key-";

    /**
     * What a key may.
     *
     * @param title what it is for, in the administrator's words
     * @param routes beginnings of paths; none for all
     */
    public record Scope(
            InstitutionId institution, String title, Set<Role> roles, List<String> routes) {

        public Scope {
            roles = Set.copyOf(roles);
            routes = List.copyOf(routes);
        }
    }
}
