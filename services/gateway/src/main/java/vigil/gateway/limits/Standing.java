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
    private static final double FORGIVEN = 10;
    private static final double LEAST_SHARE = 0.005;

    private final LongSupplier nanoClock;
    private final Sharing sharing;
    private final Cache<String, Conduct> conducts;

    public Standing(LongSupplier nanoClock, Sharing sharing) {
        this.nanoClock = nanoClock;
        this.sharing = sharing;
        this.conducts =
                Caffeine.newBuilder()
                        .maximumSize(MOST_KEYS)
                        .expireAfterAccess(Duration.ofMinutes(20))
                        .build();
    }

    public void note(String key, Fault fault) {
        conduct(key).add(fault.points, nanoClock.getAsLong());
    }

    /** The share of its limit that is left to the caller: 1 for almost everybody. */
    public double share(String key) {
        double count = points(key);
        return count <= FORGIVEN ? 1 : Math.max(LEAST_SHARE, Math.pow(FORGIVEN / count, 2));
    }

    /** How many have a smaller limit than they could. */
    public long watched() {
        long now = nanoClock.getAsLong();
        return conducts.asMap().values().stream()
                .filter(conduct -> conduct.at(now) > FORGIVEN)
                .count();
    }

    private double points(String key) {
        // Whoever has done nothing here may have done it elsewhere.
        Conduct known = sharing.isOn() ? conduct(key) : conducts.getIfPresent(key);
        return known == null ? 0 : known.ofVisitor(nanoClock.getAsLong());
    }

    private Conduct conduct(String key) {
        return conducts.get(
                key, fresh -> new Conduct("conduct " + fresh, nanoClock.getAsLong(), sharing));
    }
}
