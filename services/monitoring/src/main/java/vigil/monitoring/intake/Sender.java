package vigil.monitoring.intake;

import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.secrecy.Secret;

/**
 * Who sends transactions, with the token that this was proved by: other houses are asked with it,
 * so that they answer for this institution and no other.
 */
public record Sender(Caller caller, Secret token) {

    public InstitutionId institution() {
        return caller.institution();
    }
}
