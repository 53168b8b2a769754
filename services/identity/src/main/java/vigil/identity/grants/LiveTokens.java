package vigil.identity.grants;

import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;
import vigil.identity.revocations.EndedGrants;
import vigil.kernel.tokens.Revocations;

/** Whether a token of ours that is otherwise in order was revoked: here that is known at once. */
@Component
public class LiveTokens {

    private final Grants grants;
    private final EndedGrants ended;

    LiveTokens(Grants grants, EndedGrants ended) {
        this.grants = grants;
        this.ended = ended;
    }

    public boolean isLive(Jwt token) {
        String grant = token.getClaimAsString(Revocations.GRANT);
        String carried = grant == null ? token.getId() : grant;
        OAuth2Authorization kept =
                grants.findByToken(token.getTokenValue(), OAuth2TokenType.ACCESS_TOKEN);
        return carried != null && ended.isLive(carried) && (kept == null || !isRevoked(kept));
    }

    private static boolean isRevoked(OAuth2Authorization grant) {
        OAuth2Authorization.Token<OAuth2AccessToken> access = grant.getAccessToken();
        return access != null && access.isInvalidated();
    }
}
