package vigil.identity.alarms;

import java.util.regex.Pattern;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2PushedAuthorizationRequestAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;
import vigil.contracts.security.SecurityEvent.Kind;

/** Whatever the protocol refuses becomes a security event. */
@Component("refusalsOfTheProtocol") // The kernel has a part of this name.
class Refusals {

    private static final Pattern WORD = Pattern.compile("[a-z_]{1,40}");

    private final Alarms alarms;

    Refusals(Alarms alarms) {
        this.alarms = alarms;
    }

    @EventListener
    void refused(AbstractAuthenticationFailureEvent event) {
        Authentication attempt = event.getAuthentication();
        String reason = reason(event.getException());
        switch (attempt) {
            case OAuth2ClientAuthenticationToken client ->
                    alarms.raise(Kind.CLIENT_REFUSED, client.getName(), cause(event, reason));
            case BearerTokenAuthenticationToken token ->
                    alarms.raise(Kind.TOKEN_REFUSED, null, reason);
            case OAuth2AuthorizationGrantAuthenticationToken grant ->
                    alarms.raise(Kind.GRANT_REFUSED, grant.getName(), reason);
            case OAuth2PushedAuthorizationRequestAuthenticationToken request ->
                    alarms.raise(Kind.REQUEST_REFUSED, request.getClientId(), reason);
            case OAuth2AuthorizationCodeRequestAuthenticationToken request ->
                    alarms.raise(Kind.REQUEST_REFUSED, request.getClientId(), reason);
            default -> {
                // A login that failed tells of itself; nothing else is authenticated here.
            }
        }
    }

    private static String reason(AuthenticationException failure) {
        return failure instanceof OAuth2AuthenticationException refused
                ? refused.getError().getErrorCode()
                : "refused";
    }

    /** What was wrong with an assertion, where our own check found it. */
    private static String cause(AbstractAuthenticationFailureEvent event, String otherwise) {
        Throwable cause = event.getException().getCause();
        String message = cause == null ? null : cause.getMessage();
        return message != null && WORD.matcher(message).matches() ? message : otherwise;
    }
}
