package vigil.identity.login;

import org.springframework.stereotype.Component;
import vigil.identity.codes.CodeGenerators;
import vigil.identity.factors.FactorSettings;
import vigil.identity.officers.Officer;
import vigil.identity.passkeys.Passkeys;

/** Which second factors an officer has, and whether one is needed. */
@Component
public final class SecondFactors {

    private final CodeGenerators generators;
    private final Passkeys passkeys;
    private final FactorSettings settings;

    SecondFactors(CodeGenerators generators, Passkeys passkeys, FactorSettings settings) {
        this.generators = generators;
        this.passkeys = passkeys;
        this.settings = settings;
    }

    /** How many: one for the generator, one for each passkey. */
    public int count(Officer officer) {
        int keys = passkeys.of(officer.id()).size();
        return keys + (generators.has(officer.id()) ? 1 : 0);
    }

    public boolean hasAny(Officer officer) {
        return count(officer) > 0;
    }

    public boolean hasPasskey(Officer officer) {
        return passkeys.has(officer.id());
    }

    /** Whether the password will be all that the officer proves. */
    public boolean isPasswordAlone(Officer officer) {
        return !hasAny(officer) && !settings.demandedOf(officer.roles());
    }

    /** Whether the role allows to be without this many. */
    public boolean mayLose(Officer officer, int howMany) {
        return count(officer) > howMany || !settings.demandedOf(officer.roles());
    }
}
