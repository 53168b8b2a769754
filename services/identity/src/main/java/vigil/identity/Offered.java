package vigil.identity;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.identity.factors.Level;
import vigil.kernel.tokens.ProofCheck;
import vigil.kernel.tokens.TokenSecurity.TokenSettings;

/** What discovery says: the library lists all that it could do, we list what our clients get. */
@Component
final class Offered {

    private static final List<String> GRANTS =
            List.of(
                    "authorization_code",
                    "client_credentials",
                    "refresh_token",
                    "urn:ietf:params:oauth:grant-type:token-exchange");
    private static final List<String> METHODS =
            List.of("client_secret_basic", "client_secret_post", "private_key_jwt", "none");
    private static final List<String> CERTIFIED =
            List.of("tls_client_auth", "self_signed_tls_client_auth");

    /** What id tokens say; nothing of a person. */
    private static final List<String> TOLD =
            List.of(
                    "iss",
                    "sub",
                    "aud",
                    "exp",
                    "iat",
                    "auth_time",
                    "nonce",
                    "acr",
                    "amr",
                    "azp",
                    "sid");

    /** Where certificates are looked at: the library's names and addresses of endpoints. */
    private static final List<String> ALIASED =
            List.of(
                    "token_endpoint",
                    "revocation_endpoint",
                    "introspection_endpoint",
                    "pushed_authorization_request_endpoint",
                    "userinfo_endpoint");

    private static final List<String> STRONG = ProofCheck.ALGORITHMS;
    private static final List<String> ALL = List.of("RS256", "PS256", "ES256");
    private static final List<String> ENDPOINTS = List.of("token", "revocation", "introspection");

    private final @Nullable URI certificates;

    Offered(TokenSettings settings) {
        this.certificates = settings.certificates();
    }

    void tellTheTruth(Map<String, Object> claims) {
        claims.put("grant_types_supported", GRANTS);
        claims.put("response_modes_supported", List.of("query", "query.jwt", "jwt"));
        claims.put("code_challenge_methods_supported", List.of("S256"));
        claims.put("authorization_response_iss_parameter_supported", true);
        claims.put("authorization_signing_alg_values_supported", ALL);
        claims.put("id_token_signing_alg_values_supported", ALL);
        claims.put("introspection_signing_alg_values_supported", ALL);
        claims.put("request_object_signing_alg_values_supported", STRONG);
        claims.put("request_parameter_supported", true);
        claims.put("request_uri_parameter_supported", false);
        claims.put("require_pushed_authorization_requests", false); // A client's profile decides.
        claims.put("claims_parameter_supported", true);
        claims.put("claims_supported", TOLD);
        claims.put("acr_values_supported", Level.references());
        claims.put("prompt_values_supported", List.of("none", "login", "select_account"));
        claims.put("dpop_signing_alg_values_supported", STRONG);
        claims.put("backchannel_logout_supported", true);
        claims.put("backchannel_logout_session_supported", true);
        for (String endpoint : ENDPOINTS) {
            claims.put(endpoint + "_endpoint_auth_methods_supported", methods());
            claims.put(endpoint + "_endpoint_auth_signing_alg_values_supported", STRONG);
        }
        claims.remove("device_authorization_endpoint");
        claims.remove("tls_client_certificate_bound_access_tokens");
        if (certificates != null) {
            claims.put("tls_client_certificate_bound_access_tokens", true);
            claims.put("mtls_endpoint_aliases", aliases(claims, certificates));
        }
    }

    private List<String> methods() {
        return certificates == null
                ? METHODS
                : Stream.concat(METHODS.stream(), CERTIFIED.stream()).toList();
    }

    /** RFC 8705, 5: the same paths at the port that asks for certificates. */
    private static Map<String, String> aliases(Map<String, Object> claims, URI at) {
        Map<String, String> aliases = new LinkedHashMap<>();
        for (String name : ALIASED) {
            Object address = claims.get(name);
            if (address != null) {
                aliases.put(
                        name, at.resolve(URI.create(address.toString()).getRawPath()).toString());
            }
        }
        return aliases;
    }
}
