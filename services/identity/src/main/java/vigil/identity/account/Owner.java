package vigil.identity.account;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vigil.identity.factors.Level;
import vigil.identity.login.SecondFactors;
import vigil.identity.officers.Officer;
import vigil.identity.officers.Officers;
import vigil.identity.sessions.HalfLogins;
import vigil.identity.sessions.HalfLogins.HalfLogin;
import vigil.identity.sessions.Session;
import vigil.identity.sessions.SessionCookie;

/** Whose account a request is about, and whether it may change what opens it. */
@Component
class Owner {

    /** How fresh a sign-in must be that changes a second factor. */
    private static final Duration FRESH = Duration.ofMinutes(15);

    private final SessionCookie cookie;
    private final HalfLogins halves;
    private final Officers officers;
    private final SecondFactors seconds;
    private final InstantSource clock;

    Owner(
            SessionCookie cookie,
            HalfLogins halves,
            Officers officers,
            SecondFactors seconds,
            InstantSource clock) {
        this.cookie = cookie;
        this.halves = halves;
        this.officers = officers;
        this.seconds = seconds;
        this.clock = clock;
    }

    /** A signed-in officer with the session. */
    record SignedIn(Officer officer, Session session) {}

    /** An officer who may add a second factor, with what was proven. */
    record Adding(Officer officer, HalfLogin proven) {}

    Optional<SignedIn> signedIn(HttpServletRequest request) {
        return cookie.session(request)
                .flatMap(session ->
                        officers.of(session.officer())
                                .map(officer -> new SignedIn(officer, session)));
    }

    /** Signed in a short while ago, with a second factor where there is one. */
    Optional<SignedIn> freshly(HttpServletRequest request) {
        return signedIn(request)
                .filter(owner -> isFresh(owner.session()))
                .filter(owner ->
                        owner.session().level().reaches(Level.TWO)
                                || !seconds.hasAny(owner.officer()));
    }

    /**
     * Who may add a second factor: whoever is freshly signed in, or has proven the password and has
     * no second factor yet. With one, the password alone must not make another.
     */
    Optional<Adding> adding(HttpServletRequest request) {
        return freshly(request)
                .map(owner ->
                        new Adding(
                                owner.officer(),
                                new HalfLogin(
                                        owner.officer().id(),
                                        owner.session().factors(),
                                        owner.session().authAt())))
                .or(() -> firstOf(request));
    }

    private Optional<Adding> firstOf(HttpServletRequest request) {
        return halves.of(request)
                .flatMap(half ->
                        officers.of(half.officer()).map(officer -> new Adding(officer, half)))
                .filter(adding -> !seconds.hasAny(adding.officer()));
    }

    private boolean isFresh(Session session) {
        return session.authAt().plus(FRESH).isAfter(clock.instant());
    }
}
