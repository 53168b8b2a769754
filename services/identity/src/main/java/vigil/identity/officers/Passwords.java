package vigil.identity.officers;

import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import vigil.kernel.secrecy.Secret;

/**
 * Argon2id (RFC 9106) with 46 MiB, two passes and one lane: above the minimum of OWASP's password
 * storage sheet. Few hashes at a time, so that guesses cannot fill the memory.
 */
@Component
public final class Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 47_104;
    private static final int PASSES = 2;
    private static final int AT_ONCE = 2;
    private static final int SHORTEST = 12;
    private static final int LONGEST = 128;

    /** Well-formed, of the same cost, and the hash of nothing. */
    private static final String NOBODYS_HASH =
            "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                    .formatted(MEMORY_KIB, PASSES, LANES, zeros(SALT_BYTES), zeros(HASH_BYTES));

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Semaphore places = new Semaphore(AT_ONCE);

    /** The hash of a new password. */
    String hash(Secret password) {
        int length = password.reveal().length();
        if (length < SHORTEST || length > LONGEST) {
            throw new IllegalArgumentException(
                    "a password has " + SHORTEST + " to " + LONGEST + " characters");
        }
        return inPlace(() -> argon2.encode(composed(password)));
    }

    boolean matches(Secret password, String hash) {
        return password.reveal().length() <= LONGEST
                && inPlace(() -> argon2.matches(composed(password), hash));
    }

    /**
     * Keyboards differ in how they compose a letter with its accent (NIST SP 800-63B-4, 3.1.1.2).
     */
    private static String composed(Secret password) {
        return Normalizer.normalize(password.reveal(), Normalizer.Form.NFC);
    }

    /** Takes the time of a real check, so that the answer does not tell which logins exist. */
    void pretend(Secret password) {
        boolean ignored = matches(password, NOBODYS_HASH);
    }

    private static String zeros(int bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(new byte[bytes]);
    }

    private <T> T inPlace(Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
