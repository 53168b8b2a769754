package vigil.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void requestsAreDueAtEvenDistancesOneRateAfterTheOther() {
        Plan plan =
                new Plan(
                        List.of(
                                new Plan.Step(10, Duration.ofSeconds(2)),
                                new Plan.Step(100, Duration.ofSeconds(1))));

        assertThat(plan.requests()).isEqualTo(120);
        assertThat(plan.nanos(0)).isZero();
        assertThat(plan.nanos(19)).isEqualTo(1_900_000_000L);
        assertThat(plan.nanos(20)).isEqualTo(2_000_000_000L);
        assertThat(plan.nanos(119)).isEqualTo(2_990_000_000L);
    }
}
