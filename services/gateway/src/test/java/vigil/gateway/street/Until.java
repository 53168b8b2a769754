package vigil.gateway.street;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition, with a limit. */
public final class Until {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long PAUSE_NANOS = 20_000_000;

    private Until() {}

    public static void holds(Callable<Boolean> condition) throws Exception {
        holds(LIMIT, condition);
    }

    public static void holds(Duration limit, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("it did not come to hold within " + limit);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
