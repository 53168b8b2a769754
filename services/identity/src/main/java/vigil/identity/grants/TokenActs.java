package vigil.identity.grants;

import java.util.Map;
import java.util.Optional;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import vigil.kernel.evidence.Act;
import vigil.kernel.identity.InstitutionId;

/** What of a grant goes into the evidence: ids alone, never a token. */
final class TokenActs {

    private TokenActs() {}

    static Optional<Act> issued(OAuth2Authorization grant) {
        OAuth2Authorization.Token<OAuth2AccessToken> token = grant.getAccessToken();
        Map<String, Object> claims = token == null ? null : token.getClaims();
        if (claims == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Act(
                        new InstitutionId(String.valueOf(claims.get("institution"))),
                        grant.getPrincipalName(),
                        "token.issued",
                        String.valueOf(claims.get(JwtClaimNames.JTI)),
                        Map.of(
                                "client",
                                grant.getRegisteredClientId(),
                                "grant",
                                grant.getAuthorizationGrantType().getValue())));
    }
}
