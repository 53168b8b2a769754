package vigil.identity.grants;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.stereotype.Component;
import vigil.identity.sessions.SessionSettings;

/**
 * What an officer's sign-in gave ends with it: however often a program changes its refresh token,
 * after the longest life of a session the officer signs in anew.
 */
@Component
final class GrantEnd {

    private final SessionSettings sessions;
    private final InstantSource clock;

    GrantEnd(SessionSettings sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * @throws OAuth2AuthenticationException when a token is renewed whose sign-in is over
     */
    void check(JwtEncodingContext context) {
        if (!AuthorizationGrantType.REFRESH_TOKEN.equals(context.getAuthorizationGrantType())) {
            return;
        }
        context.getClaims()
                .claims(claims -> {
                    if (claims.get("auth_time") instanceof Date signedIn
                            && isOver(signedIn.toInstant())) {
                        throw new OAuth2AuthenticationException("invalid_grant");
                    }
                });
    }

    private boolean isOver(Instant signedIn) {
        return clock.instant().isAfter(signedIn.plus(sessions.life()));
    }
}
