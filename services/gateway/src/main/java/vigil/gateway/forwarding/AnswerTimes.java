package vigil.gateway.forwarding;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long a house took until the head of its answers: all of them counted, the last minute's
 * timed.
 */
public final class AnswerTimes {

    private static final double MEDIAN = 0.5;
    private static final double NEARLY_ALL = 0.99;

    private final Timer timer =
            Timer.builder("answers")
                    .publishPercentiles(MEDIAN, NEARLY_ALL)
                    .distributionStatisticExpiry(Duration.ofMinutes(1))
                    .register(new SimpleMeterRegistry());

    /**
     * What was measured.
     *
     * @param answered since the start
     * @param medianMillis of the last minute; null where nothing was answered in it
     * @param p99Millis the same
     */
    public record Lately(
            long answered, @Nullable Double medianMillis, @Nullable Double p99Millis) {}

    void took(long nanos) {
        timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    public Lately lately() {
        HistogramSnapshot taken = timer.takeSnapshot();
        return new Lately(timer.count(), millis(taken, MEDIAN), millis(taken, NEARLY_ALL));
    }

    /** Percentiles are those of the window, and zero where it is empty. */
    private static @Nullable Double millis(HistogramSnapshot taken, double percentile) {
        for (ValueAtPercentile value : taken.percentileValues()) {
            if (value.percentile() == percentile && value.value() > 0) {
                return value.value(TimeUnit.MILLISECONDS);
            }
        }
        return null;
    }
}
