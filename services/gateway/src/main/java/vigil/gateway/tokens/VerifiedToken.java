package vigil.gateway.tokens;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.kernel.identity.Caller;

/**
 * A token whose signature and claims were checked.
 *
 * @param client the program that was given the token
 * @param keyId the key it was signed with
 * @param boundTo thumbprint of the key that its bearer must hold, or null
 */
public record VerifiedToken(
        Caller caller, String client, String keyId, @Nullable String boundTo, Instant expiresAt) {

    /** Whose requests are counted together. */
    public String rateKey() {
        return clientKey() + "/" + caller.login();
    }

    /** The program, whoever uses it. */
    public String clientKey() {
        return caller.institution() + "/" + client;
    }
}
