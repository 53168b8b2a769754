package vigil.gateway.limits;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The moment at which one key's bucket would be full again; what it spends moves it on. */
final class Mark implements Shared {

    private final String name;
    private final Sharing sharing;
    private final AtomicLong fullAgainAt;
    private final AtomicLong untold = new AtomicLong();

    Mark(String name, long nowNanos, Sharing sharing) {
        this.name = name;
        this.sharing = sharing;
        this.fullAgainAt = new AtomicLong(nowNanos);
    }

    /**
     * @return zero when it was spent, else the nanoseconds until it can be
     */
    long spend(long costNanos, long nowNanos, long burstNanos) {
        while (true) {
            long before = fullAgainAt.get();
            long start = before - nowNanos > 0 ? before : nowNanos;
            long after = start + costNanos;
            long excess = after - nowNanos - burstNanos;
            if (excess > 0) {
                return excess;
            }
            if (fullAgainAt.compareAndSet(before, after)) {
                if (sharing.isOn() && untold.getAndAdd(costNanos) == 0) {
                    sharing.changed(this);
                }
                return 0;
            }
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Kind kind() {
        return Kind.MARK;
    }

    /** In microseconds: Redis reckons in doubles, which hold so many since 1970 to the last. */
    @Override
    public double tell() {
        return TimeUnit.NANOSECONDS.toMicros(untold.getAndSet(0));
    }

    /** What is left until the bucket is full, all gateways together; it only ever moves on. */
    @Override
    public void learn(double micros, long askedNanos) {
        long known = askedNanos + TimeUnit.MICROSECONDS.toNanos((long) micros) + untold.get();
        fullAgainAt.accumulateAndGet(known, (own, all) -> all - own > 0 ? all : own);
    }
}
