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
import javax.security.auth.x500.X500Principal;
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
 * @param certificate how it proves itself or its tokens by certificates, absent for not at all
 * @param onBehalf whether it may change an officer's token for one of its own
 * @param withoutProofKey whether it is given codes without a challenge (RFC 7636), as programs of
 *     OpenID Connect Core that are older than RFC 9700 ask for them; never without a secret
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record ClientProfile(
        @Nullable Map<String, Object> jwks,
        @Nullable String profile,
        boolean signedRequests,
        @Nullable String signing,
        @Nullable List<URI> logoutUris,
        @Nullable URI logoutNotice,
        @Nullable ByCertificate certificate,
        boolean onBehalf,
        boolean withoutProofKey) {

    /** Of a client with a secret, or a public one. */
    public static final ClientProfile PLAIN =
            new ClientProfile(null, null, false, null, null, null, null, false, false);

    /**
     * Certificates of a client (RFC 8705).
     *
     * @param subject distinguished name (RFC 4514) by which it is known to an authority
     *     (tls_client_auth)
     * @param selfSigned whether it proves itself by a certificate in its keys
     *     (self_signed_tls_client_auth)
     * @param bound whether its tokens are good with its certificate alone
     */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public record ByCertificate(@Nullable String subject, boolean selfSigned, boolean bound) {

        static final ByCertificate NONE = new ByCertificate(null, false, false);

        public ByCertificate {
            Client.require(subject == null || !selfSigned, "it has two kinds of certificates");
            Client.require(subject == null || isName(subject), "its name cannot be read");
        }

        boolean proves() {
            return subject != null || selfSigned;
        }

        private static boolean isName(String subject) {
            try {
                return !new X500Principal(subject).getName().isEmpty();
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }

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
        boolean certified = certificate != null && certificate.proves() && !signedRequests;
        Client.require(!strict || jwks != null || certified, "its profile asks for keys");
        Client.require(
                certificate == null || !certificate.selfSigned() || jwks != null,
                "its certificates stand in its keys");
        Client.require(
                profile == null || signing == null || STRONG.contains(signing),
                "its profile asks for PS256 or ES256");
        Client.require(!strict || !withoutProofKey, "its profile asks for challenges");
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

    /** Whether it proves itself by signing. */
    boolean signsItself() {
        return jwks != null && !byCertificate().proves();
    }

    /** Whether it proves itself by something that is no secret. */
    boolean proves() {
        return jwks != null || byCertificate().proves();
    }

    public ByCertificate byCertificate() {
        return Objects.requireNonNullElse(certificate, ByCertificate.NONE);
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
