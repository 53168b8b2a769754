package vigil.gateway.limits.redis;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vigil.kernel.secrecy.Secret;

/**
 * What callers are called in Redis: words that only whoever shares the secret can draw, for
 * addresses and logins have no business there. Every gateway draws the same.
 */
final class CallerNames {

    private static final String FOLDER = "vigil:limits:";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;

    private final SecretKeySpec key;

    CallerNames(Secret shared) {
        this.key = new SecretKeySpec(shared.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    String of(String name) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] word = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
            return FOLDER + HexFormat.of().formatHex(word, 0, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no HMAC", e);
        }
    }
}
