package vigil.identity.sessions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import vigil.kernel.secrecy.Secret;

/** SHA-256 of a cookie: who reads the table cannot take over a session. */
final class CookieHash {

    private CookieHash() {}

    static byte[] of(Secret cookie) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(cookie.reveal().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
