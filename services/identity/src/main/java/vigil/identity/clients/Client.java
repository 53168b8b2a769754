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
 * @param profile what it is held to beyond that
 */
public record Client(
        String id,
        @Nullable String secretHash,
        @Nullable InstitutionId institution,
        Set<Role> roles,
        List<URI> redirectUris,
        ClientProfile profile) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,63}");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** The audience of access tokens: a client of this name could pass its id tokens for them. */
    private static final String AUDIENCE = "vigil";

    public Client {
        roles = Set.copyOf(roles);
        redirectUris = List.copyOf(redirectUris);
        require(ID.matcher(id).matches() && !id.equals(AUDIENCE), "its id is not acceptable");
        boolean useful = !roles.isEmpty() || !redirectUris.isEmpty() || profile.onBehalf();
        require(useful, "it can do nothing");
        boolean proves = secretHash != null || profile.proves();
        require(
                roles.isEmpty() || (proves && institution != null),
                "a machine needs a secret, keys or a certificate, and an institution");
        require(proves || !profile.onBehalf(), "acting on behalf needs a secret or keys");
        require(proves || !profile.withoutProofKey(), "without a challenge it needs a secret");
        require(
                secretHash == null || !profile.proves(),
                "it has both a secret and keys or a certificate");
        redirectUris.forEach(uri -> require(isSafe(uri), "a redirect address is not acceptable"));
        profile.afterLogout()
                .forEach(uri -> require(isSafe(uri), "an address after logout is not acceptable"));
        URI notice = profile.logoutNotice();
        require(notice == null || isSafe(notice), "its address for notices is not acceptable");
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

    /** Whether it can prove that it is who it says. */
    boolean confidential() {
        return secretHash != null || profile.proves();
    }

    static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException("a client is refused: " + what);
        }
    }
}
