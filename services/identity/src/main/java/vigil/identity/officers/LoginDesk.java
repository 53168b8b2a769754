package vigil.identity.officers;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vigil.contracts.security.SecurityEvent.Kind;
import vigil.identity.alarms.Alarms;
import vigil.identity.officers.LoginOutcome.Recognised;
import vigil.identity.officers.LoginOutcome.Unknown;
import vigil.identity.officers.LoginOutcome.Wait;
import vigil.identity.visitors.KnownBrowsers;
import vigil.identity.visitors.Visitor;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.secrecy.Personal;
import vigil.kernel.secrecy.Secret;

/** Decides whether a name and a password belong together, and leaves evidence when not. */
@Component
public final class LoginDesk {

    /** Whom an attempt under a name that nobody has is recorded for. */
    private static final InstitutionId HOUSE = new InstitutionId("vigil");

    private static final String NOBODY = "unknown";

    private final Officers officers;
    private final Passwords passwords;
    private final SlowDown slowDown;
    private final KnownBrowsers browsers;
    private final Evidence evidence;
    private final Alarms alarms;

    LoginDesk(
            Officers officers,
            Passwords passwords,
            SlowDown slowDown,
            KnownBrowsers browsers,
            Evidence evidence,
            Alarms alarms) {
        this.officers = officers;
        this.passwords = passwords;
        this.slowDown = slowDown;
        this.browsers = browsers;
        this.evidence = evidence;
        this.alarms = alarms;
    }

    public LoginOutcome login(Personal name, Secret password, Visitor visitor) {
        byte[] login = officers.indexOf(name);
        Optional<Officers.Known> known = officers.named(login);
        boolean seenBefore =
                known.filter(found -> browsers.isKnown(found.officer().id(), visitor.browser()))
                        .isPresent();
        SlowDown.Counted attempt =
                slowDown.counted("password", HexFormat.of().formatHex(login), visitor, seenBefore);
        Duration wait = slowDown.begin(attempt);
        if (!wait.isZero()) {
            alarms.raise(
                    Kind.LOGIN_SLOWED, institution(known), subject(known), "too-many-failures");
            return new Wait(wait);
        }
        slowDown.pauseInCrowd(attempt);
        if (!isRight(known, password)) {
            evidence.record(
                    new Act(
                            institution(known),
                            "anonymous",
                            "login.failed",
                            subject(known),
                            Map.of()));
            alarms.raise(Kind.LOGIN_REFUSED, institution(known), subject(known), reason(known));
            return new Unknown();
        }
        slowDown.forget(attempt);
        return new Recognised(known.orElseThrow().officer());
    }

    /** Takes the same time whoever is named. */
    private boolean isRight(Optional<Officers.Known> known, Secret password) {
        if (known.isEmpty()) {
            passwords.pretend(password);
            return false;
        }
        return passwords.matches(password, known.get().passwordHash())
                && known.get().officer().enabled();
    }

    private static String reason(Optional<Officers.Known> known) {
        return known.map(found -> found.officer().enabled() ? "password" : "disabled")
                .orElse(NOBODY);
    }

    private static InstitutionId institution(Optional<Officers.Known> known) {
        return known.map(found -> found.officer().institution()).orElse(HOUSE);
    }

    private static String subject(Optional<Officers.Known> known) {
        return known.map(found -> found.officer().id()).orElse(NOBODY);
    }
}
