package vigil.identity.grants;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;

/**
 * What a token says that a service was given in exchange for an officer's (RFC 8693): still the
 * officer's subject, institution and roles, who acts in {@code act}, and no later end.
 */
final class Delegation {

    private static final String ACTOR = "act";

    private Delegation() {}

    static void mark(JwtEncodingContext context) {
        OAuth2Authorization subject = context.getAuthorization();
        if (!AuthorizationGrantType.TOKEN_EXCHANGE.equals(context.getAuthorizationGrantType())
                || subject == null) {
            return;
        }
        OAuth2Authorization.Token<OAuth2AccessToken> exchanged =
                Objects.requireNonNull(subject.getAccessToken());
        Map<String, Object> before = Objects.requireNonNullElse(exchanged.getClaims(), Map.of());
        Map<String, Object> actor = new HashMap<>();
        actor.put("sub", context.getRegisteredClient().getClientId());
        if (before.containsKey(ACTOR)) {
            actor.put(ACTOR, before.get(ACTOR));
        }
        Instant end = Objects.requireNonNull(exchanged.getToken().getExpiresAt());
        context.getClaims()
                .claim(ACTOR, actor)
                .claims(claims -> {
                    Instant own = (Instant) claims.get("exp");
                    claims.put("exp", own != null && own.isBefore(end) ? own : end);
                });
    }
}
