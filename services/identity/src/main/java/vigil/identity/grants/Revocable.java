package vigil.identity.grants;

import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import vigil.kernel.tokens.Revocations;

/**
 * What a token carries by which it can be revoked: the id of its grant, where several tokens are
 * given under one, else its own.
 */
final class Revocable {

    private Revocable() {}

    /** Names the grant in an access token: for a token in exchange that of the one given. */
    static void mark(JwtEncodingContext context) {
        OAuth2Authorization grant = context.getAuthorization();
        if (grant == null) {
            return; // A machine's own: its only token has an id.
        }
        boolean exchanged =
                AuthorizationGrantType.TOKEN_EXCHANGE.equals(context.getAuthorizationGrantType());
        String name = exchanged ? of(grant) : grant.getId();
        if (name != null) {
            context.getClaims().claim(Revocations.GRANT, name);
        }
    }

    /** What the tokens of a grant carry; null before there are any. */
    static @Nullable String of(OAuth2Authorization grant) {
        Map<String, Object> claims = claims(grant);
        Object named = claims.get(Revocations.GRANT);
        return grant.getId().equals(named) ? grant.getId() : (String) claims.get(JwtClaimNames.JTI);
    }

    /** The browser session in which it was given. */
    static @Nullable String session(OAuth2Authorization grant) {
        Object principal = grant.getAttribute(Principal.class.getName());
        return principal instanceof Authentication who && who.getDetails() instanceof String id
                ? id
                : null;
    }

    /** What of a grant was revoked (RFC 7009): with a refresh token everything. */
    static List<String> revokedIn(OAuth2Authorization grant) {
        List<String> revoked = new ArrayList<>();
        OAuth2Authorization.Token<OAuth2AccessToken> access = grant.getAccessToken();
        OAuth2Authorization.Token<OAuth2RefreshToken> refresh = grant.getRefreshToken();
        if (access != null && access.isInvalidated()) {
            revoked.add((String) claims(grant).get(JwtClaimNames.JTI));
        }
        if (refresh != null && refresh.isInvalidated()) {
            revoked.add(of(grant));
        }
        revoked.removeIf(Objects::isNull);
        return revoked;
    }

    private static Map<String, Object> claims(OAuth2Authorization grant) {
        OAuth2Authorization.Token<OAuth2AccessToken> token = grant.getAccessToken();
        return token == null || token.getClaims() == null ? Map.of() : token.getClaims();
    }
}
