package vigil.gateway.sessions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** 256 random bits as text, and what is kept of them. */
final class RandomText {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private RandomText() {}

    static String next() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return TEXT.encodeToString(bits);
    }

    static boolean isOne(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** The name under which something is kept whose own name is a secret. */
    static String hash(String text) {
        return HexFormat.of().formatHex(sha256(text));
    }

    /** RFC 7636, 4.2. */
    static String challenge(String verifier) {
        return TEXT.encodeToString(sha256(verifier));
    }

    /** Takes the same time for every guess. */
    static boolean same(String expected, String shown) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
