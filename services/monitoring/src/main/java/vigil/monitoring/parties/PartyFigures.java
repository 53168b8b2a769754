package vigil.monitoring.parties;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What the screening of parties says of itself. */
final class PartyFigures {

    private static final Duration[] STEPS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(500)
    };

    private final MeterRegistry metrics;
    private final Timer calls;
    private final Map<NoAnswer.Kind, Counter> without = new EnumMap<>(NoAnswer.Kind.class);
    private final Counter asked;
    private final Counter remembered;
    private final Counter unscreened;

    PartyFigures(MeterRegistry metrics) {
        this.metrics = metrics;
        this.calls =
                Timer.builder("vigil.parties.calls")
                        .description("Questions that the screening house answered")
                        .serviceLevelObjectives(STEPS)
                        .register(metrics);
        for (NoAnswer.Kind kind : NoAnswer.Kind.values()) {
            String word = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            without.put(kind, metrics.counter("vigil.parties.calls.without.answer", "kind", word));
        }
        this.asked = metrics.counter("vigil.parties.screened", "kind", "asked");
        this.remembered = metrics.counter("vigil.parties.screened", "kind", "remembered");
        this.unscreened = metrics.counter("vigil.parties.screened", "kind", "unscreened");
    }

    /** A gauge of whether the house is left alone after too many failures. */
    void watch(CircuitBreaker breaker) {
        Gauge.builder(
                        "vigil.parties.breaker.open",
                        breaker,
                        it -> it.getState() == CircuitBreaker.State.CLOSED ? 0 : 1)
                .description("1 while the screening house is left alone after failures")
                .register(metrics);
    }

    void answered(long nanos) {
        calls.record(nanos, TimeUnit.NANOSECONDS);
    }

    NoAnswer counted(NoAnswer failure) {
        Counter counter = without.get(failure.kind());
        if (counter != null) {
            counter.increment();
        }
        return failure;
    }

    /** The distinct parties of one request, after all that could be found out. */
    void screened(Inquiry inquiry) {
        int open = inquiry.open().size();
        asked.increment(inquiry.answered());
        remembered.increment(inquiry.size() - inquiry.answered() - open);
        unscreened.increment(open);
    }
}
