package vigil.identity.clients;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Salted SHA-256 of client secrets. They are long and random, so nothing is gained by a slow hash,
 * while every token request would pay for it; short ones are refused.
 */
@Component
public final class ClientSecrets implements PasswordEncoder {

    private static final String SCHEME = "sha256$";
    private static final int SALT_BYTES = 16;
    private static final int SHORTEST = 24;
    private static final int LONGEST = 256;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String encode(@Nullable CharSequence secret) {
        if (secret == null || secret.length() < SHORTEST || secret.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a client secret has " + SHORTEST + " to " + LONGEST + " characters");
        }
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return SCHEME + text(salt) + "$" + text(hash(salt, secret));
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String encoded) {
        if (secret == null || secret.length() > LONGEST || encoded == null) {
            return false;
        }
        String[] parts = encoded.split("\\$", -1);
        if (parts.length != 3 || !encoded.startsWith(SCHEME)) {
            return false;
        }
        byte[] expected = Base64.getUrlDecoder().decode(parts[2]);
        return MessageDigest.isEqual(
                expected, hash(Base64.getUrlDecoder().decode(parts[1]), secret));
    }

    private static byte[] hash(byte[] salt, CharSequence secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(secret.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
