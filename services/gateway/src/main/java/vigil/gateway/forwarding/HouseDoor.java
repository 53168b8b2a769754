package vigil.gateway.forwarding;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.gateway.routes.House;
import vigil.gateway.routes.Route;

/**
 * One address of a house as seen from the gateway, and whether knocking is worth while: after a run
 * of failures on a route nobody knocks there for a second, then a few do.
 */
final class HouseDoor {

    private static final Logger log = LoggerFactory.getLogger(HouseDoor.class);
    private static final CircuitBreakerConfig RULES =
            CircuitBreakerConfig.custom()
                    .slidingWindowType(SlidingWindowType.COUNT_BASED)
                    .slidingWindowSize(20)
                    .minimumNumberOfCalls(10)
                    .failureRateThreshold(50)
                    .waitDurationInOpenState(Duration.ofSeconds(1))
                    .permittedNumberOfCallsInHalfOpenState(3)
                    .writableStackTraceEnabled(false)
                    .build();

    private final House house;
    private final String address;
    private final AnswerTimes times;
    private final BiConsumer<String, String> listener;
    private final Map<Route, CircuitBreaker> breakers = new ConcurrentHashMap<>();
    private final AtomicInteger inside = new AtomicInteger();

    /**
     * @param times of all addresses of the house
     * @param listener is told a breaker's name and its new state
     */
    HouseDoor(House house, URI address, AnswerTimes times, BiConsumer<String, String> listener) {
        this.house = house;
        this.address = address.getScheme() + "://" + address.getAuthority();
        this.times = times;
        this.listener = listener;
    }

    House house() {
        return house;
    }

    String address() {
        return address;
    }

    /** How many are inside at the moment. */
    int inside() {
        return inside.get();
    }

    /** Whether somebody may go in; who may, has to come out again. */
    boolean mayKnock(Route route) {
        boolean may = breaker(route).tryAcquirePermission();
        if (may) {
            inside.incrementAndGet();
        }
        return may;
    }

    void cameOut() {
        inside.decrementAndGet();
    }

    /** The house answered, whatever it said. */
    void answered(Route route, long nanos) {
        breaker(route).onSuccess(nanos, TimeUnit.NANOSECONDS);
        times.took(nanos);
    }

    void failed(Route route, long nanos, Throwable failure) {
        breaker(route).onError(nanos, TimeUnit.NANOSECONDS, failure);
    }

    /** The caller gave up or broke the rules: that says nothing about the house. */
    void undecided(Route route) {
        breaker(route).releasePermission();
    }

    /** Whether a failure is news: while the house is known to be away it is not. */
    boolean wasThere(Route route) {
        return breaker(route).getState() == State.CLOSED;
    }

    /** Whether no route's breaker is open. */
    boolean isOpenForCalls() {
        return breakers.values().stream().noneMatch(breaker -> breaker.getState() == State.OPEN);
    }

    /** 0 closed, 1 tried again, 2 open. */
    int state(Route route) {
        return switch (breaker(route).getState()) {
            case OPEN, FORCED_OPEN -> 2;
            case HALF_OPEN -> 1;
            case CLOSED, DISABLED, METRICS_ONLY -> 0;
        };
    }

    private CircuitBreaker breaker(Route route) {
        return breakers.computeIfAbsent(
                route,
                behind -> {
                    String name = house.word() + " " + behind.prefix();
                    CircuitBreaker breaker = CircuitBreaker.of(name, RULES);
                    breaker.getEventPublisher()
                            .onStateTransition(event -> tell(name, event.getStateTransition()));
                    return breaker;
                });
    }

    /** Told once when it goes and once when it is back, not at every knock in between. */
    private void tell(String name, CircuitBreaker.StateTransition change) {
        if (change.getToState() == State.CLOSED || change.getFromState() == State.CLOSED) {
            log.atWarn()
                    .setMessage(change.getToState() == State.CLOSED ? "house back" : "house away")
                    .addKeyValue("house", house.word())
                    .addKeyValue("breaker", name)
                    .log();
            listener.accept(
                    name, change.getToState().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }
}
