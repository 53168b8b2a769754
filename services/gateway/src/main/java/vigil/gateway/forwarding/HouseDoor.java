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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.gateway.routes.House;
import vigil.gateway.routes.Route;

/**
 * One address of a house as seen from the gateway, and whether knocking is worth while: after a run
 * of failures on a route nobody knocks there for a second, then a few do. Failures are silence and
 * the answers 500, 502, 503 and 504. A 503 that names a time to wait is none: a house that is full
 * says so in good health, and only others are asked before it for that time.
 */
final class HouseDoor {

    private static final Logger log = LoggerFactory.getLogger(HouseDoor.class);
    private static final int LONGEST_PAUSE_SECONDS = 5;
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
    private final AtomicLong fullUntilNanos = new AtomicLong(System.nanoTime());
    private volatile boolean ready = true;

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

    boolean is(URI other) {
        return address.equals(other.getScheme() + "://" + other.getAuthority());
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

    /** The house answered. */
    void answered(Route route, long nanos, Said said) {
        switch (said) {
            case Said.Well well -> breaker(route).onSuccess(nanos, TimeUnit.NANOSECONDS);
            case Said.Broken broken ->
                    breaker(route).onError(nanos, TimeUnit.NANOSECONDS, new BrokenAnswer());
            case Said.Full full -> {
                breaker(route).releasePermission();
                fullUntilNanos.set(System.nanoTime() + full.pause().toNanos());
            }
        }
        times.took(nanos);
    }

    /** What an answer says about the house itself. */
    sealed interface Said {

        record Well() implements Said {}

        /** 500, 502, 503 without a time to wait, 504. */
        record Broken() implements Said {}

        /** 503 with a time to wait. */
        record Full(Duration pause) implements Said {}

        static Said of(int status, @Nullable String retryAfter) {
            return switch (status) {
                case 500, 502, 504 -> new Broken();
                case 503 -> retryAfter == null ? new Broken() : new Full(pause(retryAfter));
                default -> new Well();
            };
        }

        /** Seconds, five at the most; a date (RFC 9110, 10.2.3) is as good as one second. */
        private static Duration pause(String retryAfter) {
            boolean seconds = retryAfter.matches("[0-9]{1,9}");
            long wanted = seconds ? Long.parseLong(retryAfter) : 1;
            return Duration.ofSeconds(Math.min(wanted, LONGEST_PAUSE_SECONDS));
        }
    }

    /** Whether the house says of itself that it takes work; asked beside the calls. */
    void saysReady(boolean now) {
        ready = now;
    }

    boolean isReady() {
        return ready;
    }

    /** Whether it has said of late that it is full. */
    boolean isFull() {
        return fullUntilNanos.get() - System.nanoTime() > 0;
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

    /** The house is there and cannot do its work. */
    private static final class BrokenAnswer extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BrokenAnswer() {
            super("the house failed", null, false, false);
        }
    }
}
