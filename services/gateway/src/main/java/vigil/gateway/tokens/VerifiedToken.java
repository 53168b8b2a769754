package vigil.gateway.tokens;

import java.time.Instant;
import vigil.kernel.identity.Caller;

/**
 * A token whose signature and claims were checked.
 *
 * @param client the program that was given the token
 * @param keyId the key it was signed with
 */
public record VerifiedToken(Caller caller, String client, String keyId, Instant expiresAt) {

    /** Whose requests are counted together. */
    public String rateKey() {
        return caller.institution() + "/" + client + "/" + caller.login();
    }
}
