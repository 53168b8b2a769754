package vigil.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What a caller has done lately, as points that halve every minute: nothing for the first few, then
 * the more there are, the smaller is the share of its limit that is left. Whoever stops misbehaving
 * is back at its full limit within minutes.
 */
public final class Standing {

    /** What costs how many points. */
    public enum Fault {
        /** A token or a login that is not accepted. */
        LOGIN_REFUSED(1),
        /** A call that the roles do not allow. */
        DENIED(1),
        /** A request that the firewall stopped. */
        BLOCKED(5),
        /** More than the limit: an eager caller slows down, and is not cut off. */
        LIMITED(0.02);

        private final double points;

        Fault(double points) {
            this.points = points;
        }
    }

    private static final int MOST_KEYS = 100_000;
    private static final double HALF_LIFE_NANOS = Duration.ofMinutes(1).toNanos();
    private static final double FORGIVEN = 10;
    private static final double LEAST_SHARE = 0.005;

    private final LongSupplier nanoClock;
    private final Cache<String, Points> points;

    /** Points at one moment. */
    private record Points(double count, long atNanos) {

        double at(long nanos) {
            return count * Math.pow(0.5, (nanos - atNanos) / HALF_LIFE_NANOS);
        }
    }

    public Standing(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.points =
                Caffeine.newBuilder()
                        .maximumSize(MOST_KEYS)
                        .expireAfterWrite(Duration.ofMinutes(20))
                        .build();
    }

    public void note(String key, Fault fault) {
        add(key, fault.points);
    }

    /** The share of its limit that is left to the caller: 1 for almost everybody. */
    public double share(String key) {
        Points known = points.getIfPresent(key);
        if (known == null) {
            return 1;
        }
        double count = known.at(nanoClock.getAsLong());
        return count <= FORGIVEN ? 1 : Math.max(LEAST_SHARE, Math.pow(FORGIVEN / count, 2));
    }

    /** How many have a smaller limit than they could. */
    public long watched() {
        return points.asMap().values().stream()
                .filter(known -> known.at(nanoClock.getAsLong()) > FORGIVEN)
                .count();
    }

    private void add(String key, double more) {
        long now = nanoClock.getAsLong();
        points.asMap()
                .merge(
                        key,
                        new Points(more, now),
                        (old, fresh) -> new Points(old.at(now) + more, now));
    }
}
