package vigil.identity.stepup;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vigil.identity.keys.IdTokenHints;
import vigil.identity.login.WayBack;
import vigil.identity.responses.AuthorizationAnswers;
import vigil.identity.sessions.Session;
import vigil.identity.sessions.SessionCookie;

/**
 * Stands at the authorization endpoint behind the library's check of the request, and holds it
 * against the browser's session: {@code prompt}, {@code max_age}, {@code acr_values}, {@code
 * claims} and {@code id_token_hint}. Where the session does not suffice the officer is led to prove
 * what is missing, or the program is told that this would be needed.
 */
@Component
public final class SignInDoor extends OncePerRequestFilter {

    private static final String AUTHORIZE = "/oauth2/authorize";
    private static final String ANSWER = "vigil_answer";

    private final AskedRequests requests;
    private final SessionCookie cookie;
    private final Marks marks;
    private final IdTokenHints hints;
    private final AuthorizationAnswers answers;

    SignInDoor(
            AskedRequests requests,
            SessionCookie cookie,
            Marks marks,
            IdTokenHints hints,
            AuthorizationAnswers answers) {
        this.hints = hints;
        this.requests = requests;
        this.cookie = cookie;
        this.marks = marks;
        this.answers = answers;
    }

    /** Where an officer goes who has to sign in before this request can go on. */
    public String signInAddress(HttpServletRequest request) {
        return WayBack.via(WayBack.HOME, marks.marked(request));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals(AUTHORIZE) || !request.getMethod().equals("GET");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<OAuth2AuthorizationCodeRequestAuthenticationToken> asked = requests.of(request);
        if (asked.isEmpty()) {
            chain.doFilter(request, response); // The library says what is wrong with it.
            return;
        }
        try {
            requests.check(asked.get());
            refuse(asked.get(), request);
        } catch (OAuth2AuthorizationCodeRequestAuthenticationException refused) {
            answers.onAuthenticationFailure(request, response, refused);
            return;
        }
        String missing = missing(asked.get(), request);
        if (missing.isEmpty()) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", missing);
        }
    }

    /** Throws when the program gets no code, whatever the officer does. */
    private void refuse(
            OAuth2AuthorizationCodeRequestAuthenticationToken asked, HttpServletRequest request) {
        if (request.getParameter(ANSWER) != null) {
            throw refused(asked, OAuth2ErrorCodes.ACCESS_DENIED);
        }
        Demand demand;
        try {
            demand = Demand.of(asked.getAdditionalParameters());
        } catch (IllegalArgumentException e) {
            throw refused(asked, OAuth2ErrorCodes.INVALID_REQUEST);
        }
        if (demand.beyond()) {
            throw refused(asked, "unmet_authentication_requirements");
        }
        if (demand.silent() && !missing(asked, request).isEmpty()) {
            throw refused(asked, "login_required");
        }
    }

    private static OAuth2AuthorizationCodeRequestAuthenticationException refused(
            OAuth2AuthorizationCodeRequestAuthenticationToken asked, String error) {
        return new OAuth2AuthorizationCodeRequestAuthenticationException(
                new OAuth2Error(error), asked);
    }

    private static boolean isAbout(Demand demand, Session session) {
        return demand.subject() == null || demand.subject().equals(session.officer());
    }

    /** Where the officer has to go first, or nothing. */
    private String missing(
            OAuth2AuthorizationCodeRequestAuthenticationToken asked, HttpServletRequest request) {
        Demand demand = Demand.of(asked.getAdditionalParameters());
        Optional<Session> session = cookie.session(request);
        Object hint = asked.getAdditionalParameters().get("id_token_hint");
        boolean fresh =
                session.filter(held -> marks.isFresh(demand, held, request))
                        .filter(held -> isAbout(demand, held))
                        .filter(held -> hint == null || hints.isAbout(hint, held.officer()))
                        .isPresent();
        if (!fresh) {
            return signInAddress(request);
        }
        return session.get().level().reaches(demand.level())
                ? ""
                : WayBack.via("/login/code", marks.marked(request));
    }
}
