package vigil.gateway.tokens.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;
import vigil.gateway.limits.redis.RedisSettings;
import vigil.gateway.tokens.ProofsAway;
import vigil.kernel.tokens.ProofCheck;

/**
 * A proof counts once at all gateways together (RFC 9449, 11.1). The names are hashes and tell
 * nobody of a key or a token; they go when the proof is too old to be taken.
 */
public final class ProofsInRedis implements ProofCheck.Sightings, AutoCloseable {

    private static final String FOLDER = "vigil:proofs:";

    private final RedisClient redis;
    private final InstantSource clock;

    public ProofsInRedis(RedisSettings settings, InstantSource clock) {
        this.redis = settings.client();
        this.clock = clock;
    }

    /**
     * @throws ProofsAway when Redis does not answer: then nobody may be let in by a proof
     */
    @Override
    public boolean isFirst(String name, Instant end) {
        long millis = Math.max(1, Duration.between(clock.instant(), end).toMillis());
        byte[] key = (FOLDER + name).getBytes(StandardCharsets.US_ASCII);
        try {
            return redis.set(key, new byte[] {1}, new SetParams().nx().px(millis)) != null;
        } catch (JedisException e) {
            throw new ProofsAway(e);
        }
    }

    @Override
    public void close() {
        redis.close();
    }
}
