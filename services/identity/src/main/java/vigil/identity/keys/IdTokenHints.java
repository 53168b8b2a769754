package vigil.identity.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Id tokens by which a program says whom it is about (OpenID Connect Core, 3.1.2.1; RP-Initiated
 * Logout 1.0, 2): ours, however old. One of a key that is gone is about nobody.
 */
@Component
public class IdTokenHints {

    private static final int LONGEST = 2_048;

    private final KeyRing keys;

    IdTokenHints(KeyRing keys) {
        this.keys = keys;
    }

    /** Whether the hint names this officer. */
    public boolean isAbout(Object hint, String officer) {
        return read(hint.toString())
                .filter(claims -> officer.equals(claims.getSubject()))
                .isPresent();
    }

    /** What an id token of ours says; nothing where it is none. */
    public Optional<JWTClaimsSet> read(String hint) {
        if (hint.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(hint);
            JWKMatcher named = new JWKMatcher.Builder().keyID(jwt.getHeader().getKeyID()).build();
            List<JWK> found = keys.get(new JWKSelector(named), null);
            return !found.isEmpty()
                            && isSpeltAsEncoded(jwt.getSignature())
                            && jwt.verify(verifier(found.getFirst().toPublicJWK()))
                    ? Optional.of(jwt.getJWTClaimsSet())
                    : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The decoder passes over a letter too many; what was changed is not ours. */
    private static boolean isSpeltAsEncoded(Base64URL signature) {
        return Base64URL.encode(signature.decode()).equals(signature);
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return key instanceof ECKey curve
                ? new ECDSAVerifier(curve)
                : new RSASSAVerifier(key.toRSAKey());
    }
}
