package vigil.monitoring.sending;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.stereotype.Component;
import vigil.kernel.identity.Caller;
import vigil.kernel.secrecy.Secret;
import vigil.monitoring.intake.Sender;

/** Joins a caller with the token of the call, for questions to other houses. */
@Component
public final class Senders {

    private final BearerTokenResolver bearer;

    Senders(BearerTokenResolver bearer) {
        this.bearer = bearer;
    }

    /** Who sends with this request, by the token that was checked already. */
    public Sender of(Caller caller, HttpServletRequest request) {
        String token = bearer.resolve(request);
        if (token == null) {
            throw new IllegalStateException("a caller without a token came through the door");
        }
        return new Sender(caller, Secret.of(token));
    }
}
