package vigil.gateway.door;

import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import vigil.gateway.answers.Visit;
import vigil.gateway.events.SecurityEvents;
import vigil.gateway.limits.CallerLimits;
import vigil.gateway.limits.CallerLimits.Known;
import vigil.gateway.limits.Standing.Fault;
import vigil.gateway.routes.Routes;
import vigil.gateway.tokens.VerifiedToken;

/** What became of a visit is told, and remembered against whoever asked. */
final class Misconduct {

    private static final String LOGINS = "/oauth2";

    private final CallerLimits callers;
    private final SecurityEvents events;

    Misconduct(CallerLimits callers, SecurityEvents events) {
        this.callers = callers;
        this.events = events;
    }

    void over(Visit visit) {
        events.over(visit);
        Fault fault = fault(visit);
        if (fault == null) {
            return;
        }
        VerifiedToken token = visit.token();
        if (token == null) {
            callers.note(Request.getRemoteAddr(visit.request()), fault);
        } else {
            callers.note(known(token), fault);
        }
    }

    private static @Nullable Fault fault(Visit visit) {
        if (visit.finding() != null) {
            return Fault.BLOCKED;
        }
        return switch (visit.response().getStatus()) {
            // RFC 6749, 5.2: a wrong secret is a 401, a wrong grant a 400.
            case 400 -> visit.about().startsWith(LOGINS) ? Fault.LOGIN_REFUSED : null;
            // Whoever asks whether somebody is signed in has shown nothing wrong.
            case 401 ->
                    visit.about().equals(Routes.SESSION) || visit.isAskedToSignInAgain()
                            ? null
                            : Fault.LOGIN_REFUSED;
            case 403 -> Fault.DENIED;
            case 429 -> Fault.LIMITED;
            default -> null;
        };
    }

    static Known known(VerifiedToken token) {
        return new Known(token.rateKey(), token.clientKey());
    }
}
