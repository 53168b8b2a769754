package vigil.identity.grants;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vigil.identity.clients.ClientProfile;
import vigil.kernel.tokens.ProofDoor.CallerCertificate;

/** Whether a token may be given without, or with this proof of a key or certificate. */
final class BoundKey {

    /** The parameter of RFC 9449, 10. */
    private static final String BOUND_TO = "dpop_jkt";

    private static final String CONFIRMATION = "cnf";

    private BoundKey() {}

    /**
     * @throws OAuth2AuthenticationException when the client's profile asks for a proof and there is
     *     none, the code is bound to another key, or a bound token would be exchanged for one that
     *     whoever finds it can use
     */
    static void check(JwtEncodingContext context) {
        Jwt proof = context.get(OAuth2TokenContext.DPOP_PROOF_KEY);
        boolean exchanged =
                AuthorizationGrantType.TOKEN_EXCHANGE.equals(context.getAuthorizationGrantType());
        // What the officer's program promised is not asked of who acts in turn.
        String bound = exchanged ? null : boundTo(context.getAuthorization());
        ClientProfile profile = ClientProfile.of(context.getRegisteredClient());
        boolean certified = profile.byCertificate().bound();
        boolean needed =
                bound != null
                        || (profile.fapi() && !certified)
                        || (exchanged && isBound(context.getAuthorization()) && !certified);
        if (proof == null && needed) {
            throw new OAuth2AuthenticationException("invalid_request");
        }
        if (proof != null && bound != null && !bound.equals(thumbprint(proof))) {
            throw new OAuth2AuthenticationException("invalid_grant");
        }
        if (certified) {
            bindToCertificate(context);
        }
    }

    /** RFC 8705, 3.1. */
    private static void bindToCertificate(JwtEncodingContext context) {
        X509Certificate shown =
                RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes call
                        ? CallerCertificate.of(call.getRequest())
                        : null;
        if (shown == null) {
            throw new OAuth2AuthenticationException("invalid_request");
        }
        context.getClaims()
                .claims(claims -> {
                    Map<String, Object> confirmation = new HashMap<>();
                    if (claims.get(CONFIRMATION) instanceof Map<?, ?> before) {
                        before.forEach((name, value) -> confirmation.put(name.toString(), value));
                    }
                    confirmation.put("x5t#S256", CallerCertificate.thumbprint(shown));
                    claims.put(CONFIRMATION, confirmation);
                });
    }

    /** Whether the token that is given in exchange is bound to anything. */
    private static boolean isBound(@Nullable OAuth2Authorization subject) {
        OAuth2Authorization.Token<OAuth2AccessToken> given =
                subject == null ? null : subject.getAccessToken();
        Map<String, Object> claims = given == null ? null : given.getClaims();
        return claims != null && claims.containsKey(CONFIRMATION);
    }

    private static @Nullable String boundTo(@Nullable OAuth2Authorization grant) {
        OAuth2AuthorizationRequest asked =
                grant == null
                        ? null
                        : grant.getAttribute(OAuth2AuthorizationRequest.class.getName());
        Object bound = asked == null ? null : asked.getAdditionalParameters().get(BOUND_TO);
        return bound == null ? null : bound.toString();
    }

    @SuppressWarnings("unchecked")
    private static String thumbprint(Jwt proof) {
        try {
            Map<String, Object> key = (Map<String, Object>) proof.getHeaders().get("jwk");
            return JWK.parse(key).computeThumbprint().toString();
        } catch (ParseException | JOSEException e) {
            throw new OAuth2AuthenticationException("invalid_dpop_proof");
        }
    }
}
