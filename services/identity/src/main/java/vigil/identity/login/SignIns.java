package vigil.identity.login;

import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.contracts.security.SecurityEvent.Kind;
import vigil.identity.alarms.Alarms;
import vigil.identity.factors.Level;
import vigil.identity.officers.Officer;
import vigil.identity.officers.Officers;
import vigil.identity.pages.Pages;
import vigil.identity.reviews.AccessPlaces;
import vigil.identity.sessions.HalfLogins;
import vigil.identity.sessions.HalfLogins.HalfLogin;
import vigil.identity.sessions.SessionCookie;
import vigil.identity.sessions.Sessions;
import vigil.identity.visitors.KnownBrowsers;
import vigil.identity.visitors.Visitor;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;

/** Turns what an officer has proven into a session, or asks for more. */
@Component
public final class SignIns {

    private final Officers officers;
    private final SecondFactors seconds;
    private final HalfLogins halves;
    private final SessionStart start;

    SignIns(Officers officers, SecondFactors seconds, HalfLogins halves, SessionStart start) {
        this.officers = officers;
        this.seconds = seconds;
        this.halves = halves;
        this.start = start;
    }

    /** Goes on where the officer wanted to go, or where more is proven first. */
    public ResponseEntity<String> proceed(Visit visit, HalfLogin proven, String continueTo) {
        Optional<Officer> officer = officers.of(proven.officer()).filter(Officer::enabled);
        if (officer.isEmpty()) {
            return Pages.goTo(WayBack.HOME);
        }
        boolean enough =
                Level.of(proven.factors()).reaches(Level.TWO)
                        || seconds.isPasswordAlone(officer.get());
        if (enough) {
            begin(visit, proven, officer.get());
            return Pages.goTo(continueTo);
        }
        halves.begin(proven, visit.response());
        String next = seconds.hasAny(officer.get()) ? "/login/code" : "/login/factor";
        return Pages.goTo(WayBack.via(next, continueTo));
    }

    /** Begins a session with what was proven, in place of what the browser has. */
    public void begin(Visit visit, HalfLogin proven, Officer officer) {
        start.begin(visit, proven, officer);
    }

    /** What is remembered of where somebody signed in. */
    @Component
    record Remembered(KnownBrowsers browsers, AccessPlaces places) {}

    /** What a session is begun with. */
    @Component
    static final class SessionStart {

        private final SessionCookie cookie;
        private final HalfLogins halves;
        private final Remembered remembered;
        private final Evidence evidence;
        private final Alarms alarms;
        private final TransactionTemplate transaction;

        SessionStart(
                SessionCookie cookie,
                HalfLogins halves,
                Remembered remembered,
                Evidence evidence,
                Alarms alarms,
                TransactionTemplate transaction) {
            this.cookie = cookie;
            this.halves = halves;
            this.remembered = remembered;
            this.evidence = evidence;
            this.alarms = alarms;
            this.transaction = transaction;
        }

        void begin(Visit visit, HalfLogin proven, Officer officer) {
            Visitor visitor = visit.visitor();
            transaction.executeWithoutResult(status -> {
                halves.end(visit.request(), visit.response());
                cookie.replace(
                        visit.request(),
                        visit.response(),
                        new Sessions.Beginning(
                                officer.id(), proven.factors(), proven.authAt(), visitor.device()));
                remembered.browsers().remember(officer.id(), visitor, visit.response());
                remembered.places().note(officer.id(), visitor.network());
                evidence.record(
                        new Act(
                                officer.institution(),
                                officer.id(),
                                "login.succeeded",
                                officer.id(),
                                Map.of(
                                        "methods",
                                        String.join(" ", Level.methods(proven.factors())))));
                alarms.raise(
                        Kind.LOGIN_ACCEPTED,
                        officer.institution(),
                        officer.id(),
                        String.join("-", Level.methods(proven.factors())));
            });
        }
    }
}
