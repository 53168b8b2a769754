package vigil.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final AtomicLong nanos = new AtomicLong(-5);
    private final RateLimit limit = new RateLimit(10, 3, nanos::get);

    @Test
    void aBurstPassesAndTheNextOneWaitsForItsTurn() {
        for (int i = 0; i < 3; i++) {
            assertThat(limit.nanosToWait("a")).isZero();
        }

        assertThat(limit.nanosToWait("a")).isEqualTo(TimeUnit.MILLISECONDS.toNanos(100));
    }

    @Test
    void timeFillsTheBucketAgain() {
        for (int i = 0; i < 3; i++) {
            limit.nanosToWait("a");
        }

        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));

        assertThat(limit.nanosToWait("a")).isZero();
        assertThat(limit.nanosToWait("a")).isPositive();
    }

    @Test
    void aRefusedTryCostsNothing() {
        for (int i = 0; i < 100; i++) {
            limit.nanosToWait("a");
        }

        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));

        assertThat(limit.nanosToWait("a")).isZero();
    }

    @Test
    void oneCallersBurstIsNotAnothers() {
        for (int i = 0; i < 5; i++) {
            limit.nanosToWait("a");
        }

        assertThat(limit.nanosToWait("b")).isZero();
    }
}
