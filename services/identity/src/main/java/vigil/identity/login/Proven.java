package vigil.identity.login;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vigil.identity.sessions.HalfLogins;
import vigil.identity.sessions.HalfLogins.HalfLogin;
import vigil.identity.sessions.SessionCookie;

/** What a browser has proven so far: in a login that waits for more, else in its session. */
@Component
public final class Proven {

    private final HalfLogins halves;
    private final SessionCookie cookie;

    Proven(HalfLogins halves, SessionCookie cookie) {
        this.halves = halves;
        this.cookie = cookie;
    }

    public Optional<HalfLogin> of(HttpServletRequest request) {
        return halves.of(request)
                .or(() ->
                        cookie.session(request)
                                .map(session ->
                                        new HalfLogin(
                                                session.officer(),
                                                session.factors(),
                                                session.authAt())));
    }
}
