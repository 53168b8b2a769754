package vigil.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A steady rate with a burst for each key, by the generic cell rate algorithm (ITU-T I.371): one
 * number a key, the moment at which its bucket would be full again.
 */
public final class RateLimit {

    private static final int MOST_KEYS = 100_000;

    private final long intervalNanos;
    private final long burstNanos;
    private final LongSupplier nanoClock;
    private final String name;
    private final Sharing sharing;
    private final Cache<String, Mark> marks;

    /** Counts in this gateway alone. */
    public RateLimit(int perSecond, int burst, LongSupplier nanoClock) {
        this("alone", perSecond, burst, nanoClock, Sharing.none());
    }

    /**
     * @param name of the limit, the same in every gateway
     */
    RateLimit(String name, int perSecond, int burst, LongSupplier nanoClock, Sharing sharing) {
        if (perSecond < 1 || burst < 1) {
            throw new IllegalArgumentException("a rate limit lets at least one request pass");
        }
        this.intervalNanos = Math.max(1, 1_000_000_000L / perSecond);
        this.burstNanos = intervalNanos * burst;
        this.nanoClock = nanoClock;
        this.name = name;
        this.sharing = sharing;
        // Idle for longer than a burst takes to refill: as good as new.
        this.marks =
                Caffeine.newBuilder()
                        .maximumSize(MOST_KEYS)
                        .expireAfterAccess(Duration.ofNanos(burstNanos).plusSeconds(60))
                        .build();
    }

    /** Zero when the request is within the limit, else the nanoseconds until one will be. */
    public long nanosToWait(String key) {
        return nanosToWait(key, 1);
    }

    /**
     * The same where only a share of the limit is left: each request counts as 1 / share.
     *
     * @param share above 0, up to 1
     */
    public long nanosToWait(String key, double share) {
        // However small the share, one request passes when nothing was asked for long enough.
        long cost = Math.min(burstNanos, (long) (intervalNanos / share));
        long now = nanoClock.getAsLong();
        return marks.get(key, fresh -> new Mark(name + " " + fresh, now, sharing))
                .spend(cost, now, burstNanos);
    }
}
