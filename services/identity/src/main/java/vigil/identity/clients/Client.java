package vigil.identity.clients;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.identity.Role;

/**
 * A program that asks for tokens, as a machine for itself or on behalf of officers.
 *
 * @param secretHash null for a public client, which cannot keep a secret
 * @param institution for whom a machine acts, or whose officers may use the program; null for all
 * @param roles what the machine may do; none when it acts for officers only
 * @param redirectUris where officers may be sent back to, compared to the letter (RFC 9700)
 */
public record Client(
        String id,
        @Nullable String secretHash,
        @Nullable InstitutionId institution,
        Set<Role> roles,
        List<URI> redirectUris) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,63}");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** The audience of access tokens: a client of this name could pass its id tokens for them. */
    private static final String AUDIENCE = "vigil";

    public Client {
        roles = Set.copyOf(roles);
        redirectUris = List.copyOf(redirectUris);
        require(ID.matcher(id).matches() && !id.equals(AUDIENCE), "its id is not acceptable");
        require(!roles.isEmpty() || !redirectUris.isEmpty(), "it can do nothing");
        require(
                roles.isEmpty() || (secretHash != null && institution != null),
                "a machine needs a secret and an institution");
        redirectUris.forEach(uri -> require(isSafe(uri), "a redirect address is not acceptable"));
    }

    boolean actsForItself() {
        return !roles.isEmpty();
    }

    boolean actsForOfficers() {
        return !redirectUris.isEmpty();
    }

    /** HTTPS, or plain HTTP to the own machine (RFC 8252, 7.3); no fragment, no wildcard. */
    private static boolean isSafe(URI uri) {
        boolean https = "https".equals(uri.getScheme());
        boolean ownMachine = "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
        return uri.getHost() != null && (https || ownMachine) && uri.getFragment() == null;
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException("a client is refused: " + what);
        }
    }
}
