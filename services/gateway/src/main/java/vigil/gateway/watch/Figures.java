package vigil.gateway.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import vigil.gateway.tokens.TokenFault;

/** Counts and times; labels are routes, houses and codes, never a caller. */
public final class Figures implements AutoCloseable {

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(200),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ConcurrentHashMap<String, Timer[]> answers = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Counter> refusals = new ConcurrentHashMap<>();
    private final Timer inspections =
            Timer.builder("vigil.gateway.firewall.inspections")
                    .serviceLevelObjectives(
                            Duration.ofNanos(100_000),
                            Duration.ofNanos(300_000),
                            Duration.ofMillis(1),
                            Duration.ofMillis(10))
                    .register(registry);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    public Figures() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    /** A request is over, whoever answered it. */
    public void answered(String route, int status, long nanos) {
        Timer[] ofRoute = answers.computeIfAbsent(route, name -> new Timer[6]);
        int kind = status < 600 ? status / 100 : 5;
        Timer timer = ofRoute[kind];
        if (timer == null) {
            timer = timer(route, kind); // Registering twice gives the same timer.
            ofRoute[kind] = timer;
        }
        timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    /**
     * @param code the stable word of the problem
     */
    public void refused(String code) {
        count("vigil.gateway.refusals", "code", code);
    }

    /** The firewall stopped a request. */
    public void blocked(String category) {
        count("vigil.gateway.firewall.blocked", "category", category);
    }

    /** A security event happened, written or not. */
    public void event(String kind) {
        count("vigil.gateway.events", "kind", kind);
    }

    /** A security event was not written. */
    public void eventLost(String why) {
        count("vigil.gateway.events.lost", "why", why);
    }

    /** A house's answer was held against its document. */
    public void answerChecked(String outcome) {
        count("vigil.gateway.answers", "outcome", outcome);
    }

    /** How long the firewall looked at a body. */
    public void inspected(long nanos) {
        inspections.record(nanos, TimeUnit.NANOSECONDS);
    }

    public void tokenRefused(TokenFault fault) {
        count("vigil.gateway.tokens.refused", "fault", fault.word());
    }

    /** A number that is looked up when the figures are read. */
    public void gauge(String name, String house, Supplier<Number> value) {
        Gauge.builder(name, value).tag("house", house).register(registry);
    }

    /** The same for a route of a house. */
    public void gauge(String name, String house, String route, Supplier<Number> value) {
        Gauge.builder(name, value).tag("house", house).tag("route", route).register(registry);
    }

    /** All figures in the text format of Prometheus. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }

    private void count(String name, String label, String value) {
        refusals.computeIfAbsent(
                        name + "/" + value,
                        key -> Counter.builder(name).tag(label, value).register(registry))
                .increment();
    }

    private Timer timer(String route, int kind) {
        return Timer.builder("vigil.gateway.requests")
                .tag("route", route)
                .tag("status", kind + "xx")
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }
}
