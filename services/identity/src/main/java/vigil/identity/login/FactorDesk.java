package vigil.identity.login;

import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.contracts.security.SecurityEvent.Kind;
import vigil.identity.alarms.Alarms;
import vigil.identity.codes.CodeGenerators;
import vigil.identity.codes.RecoveryCodes;
import vigil.identity.officers.Officer;
import vigil.identity.officers.SlowDown;
import vigil.identity.visitors.KnownBrowsers;
import vigil.identity.visitors.Visitor;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;

/** Takes second factors that are typed, slowly for whoever guesses, and leaves evidence. */
@Component
public final class FactorDesk {

    private final CodeGenerators generators;
    private final RecoveryCodes recovery;
    private final SlowDown slowDown;
    private final KnownBrowsers browsers;
    private final Traces traces;

    FactorDesk(
            CodeGenerators generators,
            RecoveryCodes recovery,
            SlowDown slowDown,
            KnownBrowsers browsers,
            Traces traces) {
        this.generators = generators;
        this.recovery = recovery;
        this.slowDown = slowDown;
        this.browsers = browsers;
        this.traces = traces;
    }

    /** What became of something typed. */
    public sealed interface Typed {

        record Right() implements Typed {}

        record Wrong() implements Typed {}

        /** Too many failures; it was not looked at. */
        record Wait(Duration time) implements Typed {}
    }

    /** Takes a code of the officer's generator. */
    public Typed code(Officer officer, String code, Visitor visitor) {
        SlowDown.Counted attempt = attempt(officer, visitor);
        Duration wait = slowDown.begin(attempt);
        if (!wait.isZero()) {
            return traces.slowed(officer, wait);
        }
        return switch (generators.take(officer.id(), code)) {
            case RIGHT -> {
                slowDown.forget(attempt);
                yield new Typed.Right();
            }
            case WRONG -> traces.refused(officer, Kind.FACTOR_REFUSED, "code");
            case USED -> traces.refused(officer, Kind.FACTOR_REUSED, "code");
        };
    }

    /** Takes one of the officer's recovery codes. */
    public Typed recovery(Officer officer, String code, Visitor visitor) {
        SlowDown.Counted attempt = attempt(officer, visitor);
        Duration wait = slowDown.begin(attempt);
        if (!wait.isZero()) {
            return traces.slowed(officer, wait);
        }
        if (!traces.used(officer, () -> recovery.take(officer.id(), code))) {
            return traces.refused(officer, Kind.FACTOR_REFUSED, "recovery");
        }
        slowDown.forget(attempt);
        return new Typed.Right();
    }

    private SlowDown.Counted attempt(Officer officer, Visitor visitor) {
        boolean known = browsers.isKnown(officer.id(), visitor.browser());
        return slowDown.countedTogether("code", officer.id(), visitor, known);
    }

    /** Evidence and events of what was typed. */
    @Component
    static final class Traces {

        private final Evidence evidence;
        private final Alarms alarms;
        private final TransactionTemplate transaction;

        Traces(Evidence evidence, Alarms alarms, TransactionTemplate transaction) {
            this.evidence = evidence;
            this.alarms = alarms;
            this.transaction = transaction;
        }

        Typed slowed(Officer officer, Duration wait) {
            alarms.raise(
                    Kind.LOGIN_SLOWED, officer.institution(), officer.id(), "too-many-failures");
            return new Typed.Wait(wait);
        }

        Typed refused(Officer officer, Kind kind, String reason) {
            transaction.executeWithoutResult(status -> {
                evidence.record(
                        new Act(
                                officer.institution(),
                                "anonymous",
                                "factor.refused",
                                officer.id(),
                                Map.of("factor", reason)));
                alarms.raise(kind, officer.institution(), officer.id(), reason);
            });
            return new Typed.Wrong();
        }

        /** A recovery code goes together with its evidence. */
        boolean used(Officer officer, java.util.function.BooleanSupplier take) {
            return Boolean.TRUE.equals(
                    transaction.execute(status -> {
                        if (!take.getAsBoolean()) {
                            return false;
                        }
                        evidence.record(
                                new Act(
                                        officer.institution(),
                                        officer.id(),
                                        "recovery.used",
                                        officer.id(),
                                        Map.of()));
                        return true;
                    }));
        }
    }
}
