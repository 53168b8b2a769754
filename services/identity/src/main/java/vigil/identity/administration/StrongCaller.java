package vigil.identity.administration;

import org.springframework.security.oauth2.jwt.Jwt;
import vigil.identity.factors.Level;
import vigil.kernel.identity.Caller;
import vigil.kernel.tokens.TokenSecurity;

/**
 * Who may change what opens other accounts: an officer who signed in with two factors, or a client
 * with a secret or key of its own.
 */
final class StrongCaller {

    private StrongCaller() {}

    /**
     * @throws TooWeak when the officer's token says less (RFC 9470)
     */
    static Caller of(Jwt token) {
        Caller caller = TokenSecurity.caller(token);
        boolean client = caller.login().equals(token.getClaimAsString("client_id"));
        String reference = token.getClaimAsString("acr");
        boolean strong =
                reference != null
                        && Level.ofReference(reference)
                                .filter(level -> level.reaches(Level.TWO))
                                .isPresent();
        if (!client && !strong) {
            throw new TooWeak();
        }
        return caller;
    }

    /** The officer has to prove more first. */
    static final class TooWeak extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooWeak() {
            super("a second factor is needed", null, false, false);
        }
    }
}
