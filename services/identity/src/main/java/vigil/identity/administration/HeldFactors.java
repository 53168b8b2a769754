package vigil.identity.administration;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vigil.identity.codes.CodeGenerators;
import vigil.identity.codes.RecoveryCodes;
import vigil.identity.passkeys.Passkeys;

/** Second factors of officers: which there are, and the end of all. */
@Component
class HeldFactors {

    private final CodeGenerators generators;
    private final RecoveryCodes recovery;
    private final Passkeys passkeys;

    HeldFactors(CodeGenerators generators, RecoveryCodes recovery, Passkeys passkeys) {
        this.generators = generators;
        this.recovery = recovery;
        this.passkeys = passkeys;
    }

    /** {@code code}, {@code passkey}. */
    List<String> of(String officer) {
        List<String> factors = new ArrayList<>();
        if (generators.has(officer)) {
            factors.add("code");
        }
        if (passkeys.has(officer)) {
            factors.add("passkey");
        }
        return factors;
    }

    void remove(String officer) {
        generators.remove(officer);
        passkeys.removeAll(officer);
        recovery.remove(officer);
    }
}
