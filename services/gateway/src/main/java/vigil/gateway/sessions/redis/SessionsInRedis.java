package vigil.gateway.sessions.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;
import vigil.gateway.limits.redis.RedisSettings;
import vigil.gateway.sessions.SessionStore;

/** Sessions that all gateways see and a restart of one does not end. */
public final class SessionsInRedis implements SessionStore {

    private static final String FOLDER = "vigil:sessions:";

    private final RedisClient redis;

    public SessionsInRedis(RedisSettings settings) {
        this.redis = settings.client();
    }

    @Override
    public void put(String name, byte[] sealed, Duration life) {
        asked(() -> redis.set(key(name), sealed, new SetParams().px(life.toMillis())));
    }

    @Override
    public boolean replace(String name, byte[] sealed) {
        return asked(() -> redis.set(key(name), sealed, new SetParams().xx().keepTtl())) != null;
    }

    @Override
    public @Nullable Kept get(String name) {
        byte[] sealed = asked(() -> redis.get(key(name)));
        if (sealed == null) {
            return null;
        }
        Long left = asked(() -> redis.pttl(key(name)));
        return left == null || left < 0 ? null : new Kept(sealed, Duration.ofMillis(left));
    }

    @Override
    public void touch(String name, Duration life) {
        asked(() -> redis.pexpire(key(name), life.toMillis()));
    }

    @Override
    public boolean remove(String name) {
        Long removed = asked(() -> redis.del(key(name)));
        return removed != null && removed > 0;
    }

    @Override
    public boolean claim(String name, Duration life) {
        return asked(() ->
                redis.set(key(name), new byte[] {1}, new SetParams().nx().px(life.toMillis())))
                != null;
    }

    @Override
    public void close() {
        redis.close();
    }

    private static byte[] key(String name) {
        return (FOLDER + name).getBytes(StandardCharsets.US_ASCII);
    }

    private static <T> @Nullable T asked(Supplier<@Nullable T> question) {
        try {
            return question.get();
        } catch (JedisException e) {
            throw new Away(e);
        }
    }
}
