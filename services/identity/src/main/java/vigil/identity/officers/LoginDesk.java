package vigil.identity.officers;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.contracts.security.SecurityEvent.Kind;
import vigil.identity.alarms.Alarms;
import vigil.identity.officers.LoginOutcome.Recognised;
import vigil.identity.officers.LoginOutcome.Unknown;
import vigil.identity.officers.LoginOutcome.Wait;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.secrecy.Personal;
import vigil.kernel.secrecy.Secret;

/** Decides whether a name and a password belong together, and leaves evidence either way. */
@Component
public final class LoginDesk {

    /** Whom an attempt under a name that nobody has is recorded for. */
    private static final InstitutionId HOUSE = new InstitutionId("vigil");

    private final Officers officers;
    private final Passwords passwords;
    private final SlowDown slowDown;
    private final Evidence evidence;
    private final Alarms alarms;
    private final TransactionTemplate transaction;

    LoginDesk(
            Officers officers,
            Passwords passwords,
            SlowDown slowDown,
            Evidence evidence,
            Alarms alarms,
            TransactionTemplate transaction) {
        this.officers = officers;
        this.passwords = passwords;
        this.slowDown = slowDown;
        this.evidence = evidence;
        this.alarms = alarms;
        this.transaction = transaction;
    }

    /**
     * @param begin what a success begins, in the transaction of its evidence
     */
    public LoginOutcome login(
            Personal name, Secret password, java.util.function.Consumer<Officer> begin) {
        byte[] login = officers.indexOf(name);
        Duration wait = slowDown.begin(login);
        if (!wait.isZero()) {
            alarms.raise(Kind.LOGIN_SLOWED, null, Alarms.UNKNOWN, "too-many-failures");
            return new Wait(wait);
        }
        Optional<Officers.Known> known = officers.named(login);
        if (known.isEmpty()) {
            passwords.pretend(password);
            evidence.record(new Act(HOUSE, "anonymous", "login.failed", "unknown", Map.of()));
            alarms.raise(Kind.LOGIN_REFUSED, null, Alarms.UNKNOWN, "unknown");
            return new Unknown();
        }
        Officer officer = known.get().officer();
        boolean right = passwords.matches(password, known.get().passwordHash());
        if (!right || !officer.enabled()) {
            evidence.record(
                    new Act(
                            officer.institution(),
                            "anonymous",
                            "login.failed",
                            officer.id(),
                            Map.of()));
            tell(Kind.LOGIN_REFUSED, officer, right ? "disabled" : "password");
            return new Unknown();
        }
        transaction.executeWithoutResult(status -> {
            slowDown.forget(login);
            begin.accept(officer);
            evidence.record(
                    new Act(
                            officer.institution(),
                            officer.id(),
                            "login.succeeded",
                            officer.id(),
                            Map.of()));
            tell(Kind.LOGIN_ACCEPTED, officer, "password");
        });
        return new Recognised(officer);
    }

    private void tell(Kind kind, Officer officer, String reason) {
        alarms.raise(kind, officer.institution(), officer.id(), reason);
    }
}
