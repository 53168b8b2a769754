package vigil.identity.clients;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * What a client is held to beyond a secret.
 *
 * @param jwks its public keys; with them it proves itself by signing (private_key_jwt)
 * @param profile {@code fapi2}: pushed requests, tokens bound to a key, PS256 or ES256 throughout
 *     (FAPI 2.0 Security Profile); null for a plain client
 * @param signedRequests whether its authorization requests must be signed (FAPI 2.0 Message
 *     Signing, 5.3)
 * @param signing with what the tokens and answers that it is given are signed
 * @param logoutUris where a browser may be sent after the end of a session, to the letter
 * @param logoutNotice where the client is told of the end of a session (back-channel)
 * @param onBehalf whether it may change an officer's token for one of its own
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record ClientProfile(
        @Nullable Map<String, Object> jwks,
        @Nullable String profile,
        boolean signedRequests,
        @Nullable String signing,
        @Nullable List<URI> logoutUris,
        @Nullable URI logoutNotice,
        boolean onBehalf) {

    /** Of a client with a secret, or a public one. */
    public static final ClientProfile PLAIN =
            new ClientProfile(null, null, false, null, null, null, false);

    static final String SETTING = "vigil.profile";

    private static final String FAPI = "fapi2";
    private static final Set<String> STRONG = Set.of("PS256", "ES256");
    private static final int FEWEST_BITS = 2_048;
    private static final int MOST_KEYS = 10;

    public ClientProfile {
        Client.require(profile == null || profile.equals(FAPI), "there is no such profile");
        Client.require(
                signing == null || signing.equals("RS256") || STRONG.contains(signing),
                "it cannot be answered with this algorithm");
        boolean strict = profile != null || signedRequests;
        Client.require(!strict || jwks != null, "its profile asks for keys");
        Client.require(
                profile == null || signing == null || STRONG.contains(signing),
                "its profile asks for PS256 or ES256");
        List<JWK> keys = jwks == null ? List.of() : parse(jwks).getKeys();
        Client.require(jwks == null || isAcceptable(keys), "its keys are not acceptable");
        logoutUris = logoutUris == null ? null : List.copyOf(logoutUris);
    }

    /** The profile that a client was registered with. */
    public static ClientProfile of(RegisteredClient client) {
        return Objects.requireNonNullElse(client.getClientSettings().getSetting(SETTING), PLAIN);
    }

    public boolean fapi() {
        return profile != null;
    }

    /** Whether its authorization requests must be pushed. */
    public boolean mustPush() {
        return fapi() || signedRequests;
    }

    boolean hasKeys() {
        return jwks != null;
    }

    /** Public keys, empty for a client that has none. */
    public JWKSet keys() {
        return jwks == null ? new JWKSet() : parse(jwks);
    }

    /** With what tokens and answers for the client are signed. */
    public JWSAlgorithm algorithm() {
        String standard = fapi() ? "PS256" : "RS256";
        return JWSAlgorithm.parse(Objects.requireNonNullElse(signing, standard));
    }

    public List<URI> afterLogout() {
        return Objects.requireNonNullElse(logoutUris, List.of());
    }

    private static boolean isAcceptable(List<JWK> keys) {
        return !keys.isEmpty()
                && keys.size() <= MOST_KEYS
                && keys.stream().allMatch(ClientProfile::isStrong);
    }

    private static boolean isStrong(JWK key) {
        return !key.isPrivate()
                && (key instanceof RSAKey rsa
                        ? rsa.size() >= FEWEST_BITS
                        : key instanceof ECKey curve && Curve.P_256.equals(curve.getCurve()));
    }

    private static JWKSet parse(Map<String, Object> jwks) {
        try {
            return JWKSet.parse(jwks);
        } catch (ParseException e) {
            throw new IllegalArgumentException("a client is refused: its keys cannot be read");
        }
    }
}
