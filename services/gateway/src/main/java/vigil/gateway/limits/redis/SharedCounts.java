package vigil.gateway.limits.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Jedis;
import vigil.gateway.limits.Shared;
import vigil.gateway.limits.Sharing;
import vigil.gateway.limits.Sharing.With;

/**
 * Adds counts up in Redis, many at once and on a thread of its own: what changed while one batch
 * was under way goes with the next. While Redis is away nothing is kept for it; what callers do
 * then counts here alone.
 */
public final class SharedCounts implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SharedCounts.class);
    private static final int MOST_AT_ONCE = 500;
    private static final Duration ASK_AT_LEAST = Duration.ofMillis(500);
    private static final Duration BETWEEN = Duration.ofMillis(10);
    private static final Duration TRY_AGAIN = Duration.ofMillis(500);
    private static final String SCRIPT = script();

    private final RedisSettings settings;
    private final Sharing sharing;
    private final Consumer<With> listener;
    private final CallerNames names;
    private final Thread worker;
    private volatile boolean closed;

    /**
     * @param listener is told when Redis is lost and when it is found again
     */
    public SharedCounts(RedisSettings settings, Sharing sharing, Consumer<With> listener) {
        this.settings = settings;
        this.sharing = sharing;
        this.listener = listener;
        this.names = new CallerNames(settings.password());
        this.worker = Thread.ofPlatform().daemon().name("shared-counts").unstarted(this::work);
    }

    public void start() {
        worker.start();
    }

    @Override
    public void close() {
        closed = true;
        worker.interrupt();
    }

    private void work() {
        boolean lost = false;
        while (!closed) {
            try (Jedis redis = connection()) {
                redis.ping();
                sharing.now(With.ALL);
                if (lost) {
                    lost = false;
                    tell(With.ALL);
                }
                exchangeUntilClosed(redis);
            } catch (RuntimeException e) {
                // Away, in the way or not to be understood: then this gateway counts alone.
                log.atDebug().setMessage("Redis does not answer").setCause(e).log();
                sharing.now(With.NOBODY_FOR_NOW);
                if (!lost && !closed) {
                    lost = true;
                    tell(With.NOBODY_FOR_NOW);
                }
                LockSupport.parkNanos(TRY_AGAIN.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void tell(With with) {
        log.atWarn()
                .setMessage(
                        with == With.ALL
                                ? "limits are shared again"
                                : "limits cannot be shared: halved until they can")
                .log();
        listener.accept(with);
    }

    private void exchangeUntilClosed(Jedis redis) throws InterruptedException {
        while (!closed) {
            List<Shared> changed = sharing.take(MOST_AT_ONCE, ASK_AT_LEAST);
            if (changed.isEmpty()) {
                redis.ping();
            } else {
                exchange(redis, changed);
                Thread.sleep(BETWEEN); // Others change meanwhile, and go together.
            }
        }
    }

    private void exchange(Jedis redis, List<Shared> changed) {
        List<String> keys = new ArrayList<>();
        List<String> amounts = new ArrayList<>();
        for (Shared count : changed) {
            keys.add(names.of(count.name()));
            amounts.add(count.kind().name());
            amounts.add(Double.toString(count.tell()));
        }
        long asked = System.nanoTime();
        List<?> all = (List<?>) Objects.requireNonNull(redis.eval(SCRIPT, keys, amounts));
        for (int i = 0; i < changed.size(); i++) {
            changed.get(i).learn(Double.parseDouble(String.valueOf(all.get(i))), asked);
        }
    }

    private Jedis connection() {
        return new Jedis(settings.place(), settings.connection());
    }

    private static String script() {
        try (InputStream script =
                Objects.requireNonNull(SharedCounts.class.getResourceAsStream("add-up.lua"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
