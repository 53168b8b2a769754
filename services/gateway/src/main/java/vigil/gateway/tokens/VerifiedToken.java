package vigil.gateway.tokens;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.kernel.identity.Caller;

/**
 * A token whose signature and claims were checked.
 *
 * @param client the program that was given the token
 * @param keyId the key it was signed with
 * @param origin by which it can be revoked
 * @param routes beginnings of the paths that it opens; none for all
 * @param boundTo thumbprint of the key that its bearer must hold, or null
 * @param certificate thumbprint of the certificate that its bearer must show, or null
 */
public record VerifiedToken(
        Caller caller,
        String client,
        String keyId,
        Origin origin,
        List<String> routes,
        @Nullable String boundTo,
        @Nullable String certificate,
        Instant expiresAt) {

    public VerifiedToken {
        routes = List.copyOf(routes);
    }

    /** Whether the token is for this checked path, whatever its roles allow there. */
    public boolean opens(String path) {
        return routes.isEmpty()
                || routes.stream()
                        .anyMatch(route -> path.equals(route) || path.startsWith(route + "/"));
    }

    /**
     * Where a token comes from.
     *
     * @param id its own
     * @param grant that it was given under, or null
     */
    public record Origin(@Nullable String id, @Nullable String grant, @Nullable Instant issuedAt) {}

    /** Whose requests are counted together. */
    public String rateKey() {
        return clientKey() + "/" + caller.login();
    }

    /** The program, whoever uses it. */
    public String clientKey() {
        return caller.institution() + "/" + client;
    }
}
