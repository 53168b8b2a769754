package vigil.identity.stepup;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;
import org.springframework.stereotype.Component;
import vigil.identity.keys.KeyRing;

/**
 * Id tokens by which a program says whom it expects (OpenID Connect Core, 3.1.2.1): ours, however
 * old. One of a key that is gone is about nobody.
 */
@Component
class Hints {

    private static final int LONGEST = 2_048;

    private final KeyRing keys;

    Hints(KeyRing keys) {
        this.keys = keys;
    }

    /** Whether the hint names this officer. */
    boolean isAbout(Object hint, String officer) {
        String text = hint.toString();
        if (text.length() > LONGEST) {
            return false;
        }
        try {
            SignedJWT jwt = SignedJWT.parse(text);
            JWKMatcher named = new JWKMatcher.Builder().keyID(jwt.getHeader().getKeyID()).build();
            List<JWK> found = keys.get(new JWKSelector(named), null);
            return !found.isEmpty()
                    && jwt.verify(verifier(found.getFirst().toPublicJWK()))
                    && officer.equals(jwt.getJWTClaimsSet().getSubject());
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return false;
        }
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return key instanceof ECKey curve
                ? new ECDSAVerifier(curve)
                : new RSASSAVerifier(key.toRSAKey());
    }
}
