package vigil.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import vigil.gateway.limits.Standing.Fault;

class StandingTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Standing standing = new Standing(nanos::get, Sharing.none());

    @Test
    void aFewMistakesAreForgiven() {
        times(10, Fault.DENIED);

        assertThat(standing.share("a")).isEqualTo(1);
    }

    @Test
    void theMoreFaultsTheSmallerTheShareAndNeverNothing() {
        times(20, Fault.LOGIN_REFUSED);
        double afterTwenty = standing.share("a");
        times(100, Fault.BLOCKED);
        double afterAttack = standing.share("a");
        times(100_000, Fault.BLOCKED);

        assertThat(afterTwenty).isEqualTo(0.25);
        assertThat(afterAttack).isLessThan(0.01);
        assertThat(standing.share("a")).isPositive();
        assertThat(standing.share("b")).isEqualTo(1);
        assertThat(standing.watched()).isEqualTo(1);
    }

    @Test
    void whoStopsIsBackWithinMinutes() {
        times(40, Fault.DENIED);
        double before = standing.share("a");

        nanos.addAndGet(TimeUnit.MINUTES.toNanos(1));
        double afterOne = standing.share("a");
        nanos.addAndGet(TimeUnit.MINUTES.toNanos(1));

        assertThat(afterOne).isGreaterThan(before).isLessThan(1);
        assertThat(standing.share("a")).isEqualTo(1);
    }

    @Test
    void anEagerCallerIsSlowedAndNotCutOff() {
        times(1_000, Fault.LIMITED);

        assertThat(standing.share("a")).isBetween(0.2, 0.3);
    }

    @Test
    void aSmallerShareMeansFewerRequests() {
        RateLimit limit = new RateLimit(10, 10, nanos::get);
        int full = 0;
        int quarter = 0;
        while (limit.nanosToWait("full", 1) == 0) {
            full++;
        }
        while (limit.nanosToWait("quarter", 0.25) == 0) {
            quarter++;
        }

        assertThat(full).isEqualTo(10);
        assertThat(quarter).isEqualTo(2);
        assertThat(limit.nanosToWait("nearly nothing", 0.000_1)).isZero();
    }

    private void times(int count, Fault fault) {
        for (int i = 0; i < count; i++) {
            standing.note("a", fault);
        }
    }
}
