package vigil.identity.keys;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key for one algorithm.
 *
 * @param key with its private half while it may sign, else public only
 * @param inToken whether its private half lies in a PKCS#11 token
 * @param signsFrom when it takes over from the one before
 * @param publishedUntil when nothing it signed can still be valid; null while it is the newest
 */
record SigningKey(JWK key, boolean inToken, Instant signsFrom, @Nullable Instant publishedUntil) {

    String id() {
        return key.getKeyID();
    }

    JWSAlgorithm algorithm() {
        return JWSAlgorithm.parse(String.valueOf(key.getAlgorithm()));
    }

    boolean isPublishedAt(Instant now) {
        return publishedUntil == null || now.isBefore(publishedUntil);
    }

    boolean maySignAt(Instant now) {
        return key.isPrivate() && !now.isBefore(signsFrom) && isPublishedAt(now);
    }
}
