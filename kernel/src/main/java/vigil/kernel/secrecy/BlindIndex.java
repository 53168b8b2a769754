package vigil.kernel.secrecy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Finds a sealed value again by equality: HMAC-SHA-256 under a key of its own, so that the index of
 * one purpose says nothing about another, and nobody without the key can try values.
 */
public final class BlindIndex {

    private final ThreadLocal<Mac> mac;

    public BlindIndex(MasterKey master, String purpose) {
        SecretKey key = master.derive("blind-index/" + purpose, "HmacSHA256");
        this.mac = ThreadLocal.withInitial(() -> keyed(key));
    }

    /** 32 bytes. Parts are length-prefixed: ("ab","c") and ("a","bc") differ. */
    public byte[] of(String... parts) {
        Mac hmac = mac.get();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            hmac.update(
                    new byte[] {
                        (byte) (bytes.length >>> 24),
                        (byte) (bytes.length >>> 16),
                        (byte) (bytes.length >>> 8),
                        (byte) bytes.length
                    });
            hmac.update(bytes);
        }
        return hmac.doFinal();
    }

    private static Mac keyed(SecretKey key) {
        try {
            Mac hmac = Mac.getInstance("HmacSHA256");
            hmac.init(key);
            return hmac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }
}
