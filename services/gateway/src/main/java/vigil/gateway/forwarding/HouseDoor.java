package vigil.gateway.forwarding;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.gateway.routes.House;

/**
 * One house as seen from the gateway: its address and whether knocking is worth while. After a run
 * of failures nobody knocks for a second, then a few do.
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
    private final CircuitBreaker breaker;

    HouseDoor(House house, URI address) {
        this.house = house;
        this.address = address.getScheme() + "://" + address.getAuthority();
        this.breaker = CircuitBreaker.of(house.word(), RULES);
        breaker.getEventPublisher().onStateTransition(event -> tell(event.getStateTransition()));
    }

    House house() {
        return house;
    }

    String address() {
        return address;
    }

    boolean mayKnock() {
        return breaker.tryAcquirePermission();
    }

    /** The house answered, whatever it said. */
    void answered(long nanos) {
        breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
    }

    void failed(long nanos, Throwable failure) {
        breaker.onError(nanos, TimeUnit.NANOSECONDS, failure);
    }

    /** The caller gave up or broke the rules: that says nothing about the house. */
    void undecided() {
        breaker.releasePermission();
    }

    /** Whether a failure is news: while the house is known to be away it is not. */
    boolean wasThere() {
        return breaker.getState() == State.CLOSED;
    }

    /** Told once when it goes and once when it is back, not at every knock in between. */
    private void tell(CircuitBreaker.StateTransition change) {
        if (change.getToState() == State.CLOSED || change.getFromState() == State.CLOSED) {
            log.atWarn()
                    .setMessage(change.getToState() == State.CLOSED ? "house back" : "house away")
                    .addKeyValue("house", house.word())
                    .log();
        }
    }

    boolean isOpenForCalls() {
        return breaker.getState() != State.OPEN;
    }
}
