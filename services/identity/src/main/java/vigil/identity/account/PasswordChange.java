package vigil.identity.account;

import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.contracts.security.SecurityEvent.Kind;
import vigil.identity.alarms.Alarms;
import vigil.identity.login.SecondFactors;
import vigil.identity.login.SignIns;
import vigil.identity.login.Visit;
import vigil.identity.logout.EndOfAllSessions;
import vigil.identity.officers.Officer;
import vigil.identity.officers.Officers;
import vigil.identity.officers.SlowDown;
import vigil.identity.passwords.PasswordRules;
import vigil.identity.sessions.HalfLogins.HalfLogin;
import vigil.identity.sessions.Session;
import vigil.identity.visitors.KnownBrowsers;
import vigil.kernel.secrecy.Secret;

/**
 * Puts a new password in force: all sessions, grants and known browsers of the officer end, and the
 * browser that asked goes on with a new session.
 */
@Component
class PasswordChange {

    private final Officers officers;
    private final SecondFactors seconds;
    private final PasswordRules rules;
    private final Guard guard;
    private final Ending ending;
    private final TransactionTemplate transaction;

    PasswordChange(
            Officers officers,
            SecondFactors seconds,
            PasswordRules rules,
            Guard guard,
            Ending ending,
            TransactionTemplate transaction) {
        this.officers = officers;
        this.seconds = seconds;
        this.rules = rules;
        this.guard = guard;
        this.ending = ending;
        this.transaction = transaction;
    }

    /** What is wrong, in a sentence for the officer; nothing when the change was made. */
    Optional<String> change(Owner.SignedIn owner, Secret password, Secret wanted, Visit visit) {
        Officer officer = owner.officer();
        Optional<String> refused = guard.check(officer, password, visit);
        if (refused.isPresent()) {
            return refused;
        }
        Optional<String> fault =
                rules.fault(
                        wanted, officers.loginOf(officer.id()), seconds.isPasswordAlone(officer));
        if (fault.isEmpty()) {
            transaction.executeWithoutResult(status -> {
                officers.changePassword(officer, wanted);
                ending.endAllBut(owner, visit);
            });
        }
        return fault;
    }

    /** Holds the old password against the officer's, slowly for whoever guesses. */
    @Component
    static class Guard {

        private final Officers officers;
        private final SlowDown slowDown;
        private final KnownBrowsers browsers;
        private final Alarms alarms;

        Guard(Officers officers, SlowDown slowDown, KnownBrowsers browsers, Alarms alarms) {
            this.officers = officers;
            this.slowDown = slowDown;
            this.browsers = browsers;
            this.alarms = alarms;
        }

        Optional<String> check(Officer officer, Secret password, Visit visit) {
            boolean known = browsers.isKnown(officer.id(), visit.visitor().browser());
            SlowDown.Counted attempt =
                    slowDown.counted("old password", officer.id(), visit.visitor(), known);
            Duration wait = slowDown.begin(attempt);
            if (!wait.isZero()) {
                return Optional.of(
                        "Too many attempts. Try again in %d seconds."
                                .formatted(wait.toSeconds() + 1));
            }
            if (!officers.isPassword(officer.id(), password)) {
                alarms.raise(
                        Kind.LOGIN_REFUSED, officer.institution(), officer.id(), "old-password");
                return Optional.of("The current password is another.");
            }
            slowDown.forget(attempt);
            return Optional.empty();
        }
    }

    /** Ends what the old password began. */
    @Component
    static class Ending {

        private final EndOfAllSessions sessions;
        private final KnownBrowsers browsers;
        private final SignIns signIns;

        Ending(EndOfAllSessions sessions, KnownBrowsers browsers, SignIns signIns) {
            this.sessions = sessions;
            this.browsers = browsers;
            this.signIns = signIns;
        }

        void endAllBut(Owner.SignedIn owner, Visit visit) {
            Session session = owner.session();
            sessions.end(owner.officer().id());
            browsers.forget(owner.officer().id());
            signIns.begin(
                    visit,
                    new HalfLogin(session.officer(), session.factors(), session.authAt()),
                    owner.officer());
        }
    }
}
