package vigil.identity.codes;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of time (RFC 6238) as every generator on a phone makes them: HMAC-SHA-1, six digits, steps
 * of thirty seconds.
 */
final class TimeCode {

    static final int DIGITS = 6;
    static final Duration STEP = Duration.ofSeconds(30);

    private static final int MODULUS = 1_000_000;

    private TimeCode() {}

    static long step(Instant at) {
        return at.getEpochSecond() / STEP.toSeconds();
    }

    /** The code of a step, with its leading zeros (RFC 4226, 5.3). */
    static String of(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fff_ffff;
            return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA1", e);
        }
    }
}
