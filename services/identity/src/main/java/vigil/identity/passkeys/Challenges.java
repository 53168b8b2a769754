package vigil.identity.passkeys;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import vigil.identity.replays.SeenOnce;
import vigil.kernel.secrecy.BlindIndex;
import vigil.kernel.secrecy.MasterKey;

/**
 * Challenges that need no row until they come back: sixteen random bytes, their end, and a keyed
 * hash over both, the browser and the purpose. Each is good once (Web Authentication, 13.4.3).
 */
@Component
class Challenges {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int RANDOM_BYTES = 16;
    private static final int CLEAR_BYTES = RANDOM_BYTES + Long.BYTES;
    private static final int BYTES = CLEAR_BYTES + 32;

    private final SeenOnce seen;
    private final InstantSource clock;
    private final BlindIndex hashes;
    private final SecureRandom random = new SecureRandom();

    Challenges(SeenOnce seen, InstantSource clock, MasterKey master) {
        this.seen = seen;
        this.clock = clock;
        this.hashes = new BlindIndex(master, "passkey-challenges");
    }

    /**
     * Whom a challenge is for.
     *
     * @param browser something that only this browser and we know
     * @param purpose what may be done with the answer
     */
    record Addressee(String browser, String purpose) {}

    byte[] issue(Addressee addressee) {
        byte[] chance = new byte[RANDOM_BYTES];
        random.nextBytes(chance);
        ByteBuffer challenge = ByteBuffer.allocate(BYTES);
        challenge.put(chance).putLong(clock.instant().plus(LIFE).toEpochMilli());
        byte[] clear = new byte[CLEAR_BYTES];
        challenge.get(0, clear);
        return challenge.put(hash(clear, addressee)).array();
    }

    /** Whether it is one of ours for this addressee, in time, and comes for the first time. */
    boolean redeem(byte[] challenge, Addressee addressee) {
        if (challenge.length != BYTES) {
            return false;
        }
        ByteBuffer parts = ByteBuffer.wrap(challenge);
        byte[] clear = new byte[CLEAR_BYTES];
        byte[] hash = new byte[BYTES - CLEAR_BYTES];
        parts.get(0, clear).get(CLEAR_BYTES, hash);
        Instant end = Instant.ofEpochMilli(parts.getLong(RANDOM_BYTES));
        return MessageDigest.isEqual(hash, hash(clear, addressee))
                && clock.instant().isBefore(end)
                && seen.isFirst("passkey " + Base64.getEncoder().encodeToString(challenge), end);
    }

    private byte[] hash(byte[] clear, Addressee addressee) {
        return hashes.of(HexFormat.of().formatHex(clear), addressee.browser(), addressee.purpose());
    }
}
