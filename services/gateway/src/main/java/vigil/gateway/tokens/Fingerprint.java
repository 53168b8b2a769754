package vigil.gateway.tokens;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of a token: what the cache remembers instead of the token itself. */
record Fingerprint(long first, long second, long third, long fourth) {

    static Fingerprint of(String token) {
        try {
            ByteBuffer hash =
                    ByteBuffer.wrap(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(token.getBytes(StandardCharsets.ISO_8859_1)));
            return new Fingerprint(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
