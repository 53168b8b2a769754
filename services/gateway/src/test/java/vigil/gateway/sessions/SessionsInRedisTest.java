package vigil.gateway.sessions;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.gateway.limits.redis.RedisSettings;
import vigil.gateway.sessions.redis.SessionsInRedis;
import vigil.gateway.settings.Environment;
import vigil.gateway.street.RedisServer;

class SessionsInRedisTest extends SessionStoreContract {

    @TempDir private static Path folder;
    private static RedisServer redis;
    private static SessionStore store;

    @BeforeAll
    static void start() throws Exception {
        redis = RedisServer.in(folder);
        store =
                new SessionsInRedis(
                        Objects.requireNonNull(
                                RedisSettings.of(new Environment(redis.settings()))));
    }

    @AfterAll
    static void stop() {
        store.close();
        redis.close();
    }

    @Override
    SessionStore store() {
        return store;
    }

    @Test
    void whileItIsAwayNothingIsClaimedToBeKnown() throws Exception {
        redis.kill();

        assertThatThrownBy(() -> store.get("any")).isInstanceOf(SessionStore.Away.class);
        assertThatThrownBy(() -> store.put("any", new byte[1], Duration.ofMinutes(1)))
                .isInstanceOf(SessionStore.Away.class);

        redis.startAgain();
        vigil.gateway.street.Until.holds(SessionsInRedisTest::answers);
    }

    private static boolean answers() {
        try {
            return store.get("any") == null;
        } catch (SessionStore.Away e) {
            return false;
        }
    }
}
