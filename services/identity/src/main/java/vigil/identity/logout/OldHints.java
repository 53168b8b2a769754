package vigil.identity.logout;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.stereotype.Component;
import vigil.identity.keys.IdTokenHints;

/**
 * Takes a program's wish to sign out whose id token is past its end or of a grant that is over: the
 * library knows tokens of standing grants alone, and the hint is to be taken all the same
 * (RP-Initiated Logout 1.0, 2). Asked when the library refuses.
 */
@Component
public class OldHints {

    private final IdTokenHints hints;
    private final RegisteredClientRepository clients;

    OldHints(IdTokenHints hints, RegisteredClientRepository clients) {
        this.hints = hints;
        this.clients = clients;
    }

    /**
     * For the door of signing out alone: a provider that stands as a part of its own is asked about
     * every proof at every door, and each refusal is told twice.
     */
    public AuthenticationProvider provider() {
        return new AuthenticationProvider() {
            @Override
            public boolean supports(Class<?> kind) {
                return OidcLogoutAuthenticationToken.class.isAssignableFrom(kind);
            }

            @Override
            public Authentication authenticate(Authentication wish) {
                return taken(wish);
            }
        };
    }

    private Authentication taken(Authentication wish) {
        OidcLogoutAuthenticationToken asked = (OidcLogoutAuthenticationToken) wish;
        String hint = Objects.requireNonNullElse(asked.getIdTokenHint(), "");
        JWTClaimsSet said = hints.read(hint).filter(OldHints::isIdToken).orElseThrow(OldHints::no);
        RegisteredClient client = clients.findByClientId(program(said));
        if (client == null
                || !isFor(asked.getClientId(), client)
                || !mayGoTo(asked.getPostLogoutRedirectUri(), client)
                || !(asked.getPrincipal() instanceof Authentication who)
                || isAnother(who, asked, said)) {
            throw no();
        }
        OidcIdToken token =
                OidcIdToken.withTokenValue(hint)
                        .claims(claims -> claims.putAll(said.getClaims()))
                        .issuedAt(moment(said.getIssueTime()))
                        .expiresAt(moment(said.getExpirationTime()))
                        .build();
        return new OidcLogoutAuthenticationToken(
                token,
                who,
                null,
                client.getClientId(),
                asked.getPostLogoutRedirectUri(),
                asked.getState());
    }

    /** Logout tokens and answers are signed by the same keys, for the same programs. */
    private static boolean isIdToken(JWTClaimsSet said) {
        return said.getSubject() != null
                && said.getIssueTime() != null
                && said.getExpirationTime() != null
                && said.getClaim("auth_time") != null
                && said.getClaim("events") == null;
    }

    private static String program(JWTClaimsSet said) {
        List<String> audience = said.getAudience();
        return audience.size() == 1 ? audience.getFirst() : "";
    }

    private static boolean isFor(@Nullable String named, RegisteredClient client) {
        return named == null || named.isEmpty() || named.equals(client.getClientId());
    }

    private static boolean mayGoTo(@Nullable String address, RegisteredClient client) {
        return address == null
                || address.isEmpty()
                || client.getPostLogoutRedirectUris().contains(address);
    }

    /** Nobody signs out somebody else who sits at the browser by now. */
    private static boolean isAnother(
            Authentication who, OidcLogoutAuthenticationToken asked, JWTClaimsSet said) {
        return asked.isPrincipalAuthenticated() && !who.getName().equals(said.getSubject());
    }

    private static java.time.Instant moment(Date date) {
        return date.toInstant();
    }

    private static OAuth2AuthenticationException no() {
        return new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST);
    }
}
