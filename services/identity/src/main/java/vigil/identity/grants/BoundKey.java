package vigil.identity.grants;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import vigil.identity.clients.ClientProfile;

/** Whether a token may be given without, or with this proof of a key. */
final class BoundKey {

    /** The parameter of RFC 9449, 10. */
    private static final String BOUND_TO = "dpop_jkt";

    private BoundKey() {}

    /**
     * @throws OAuth2AuthenticationException when the client's profile asks for a proof and there is
     *     none, or the code is bound to another key
     */
    static void check(JwtEncodingContext context) {
        Jwt proof = context.get(OAuth2TokenContext.DPOP_PROOF_KEY);
        String bound = boundTo(context.getAuthorization());
        boolean needed = bound != null || ClientProfile.of(context.getRegisteredClient()).fapi();
        if (proof == null && needed) {
            throw new OAuth2AuthenticationException("invalid_request");
        }
        if (proof != null && bound != null && !bound.equals(thumbprint(proof))) {
            throw new OAuth2AuthenticationException("invalid_grant");
        }
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
