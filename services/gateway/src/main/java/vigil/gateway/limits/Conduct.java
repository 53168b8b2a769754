package vigil.gateway.limits;

import java.time.Duration;

/** The points of one caller, which halve every minute. */
final class Conduct implements Shared {

    private static final double HALF_LIFE_NANOS = Duration.ofMinutes(1).toNanos();

    /** What others have seen of a caller is asked for again when it comes back after so long. */
    private static final long ASK_AGAIN_NANOS = Duration.ofSeconds(2).toNanos();

    private final String name;
    private final Sharing sharing;
    private double points;
    private long atNanos;
    private double untold;
    private boolean waiting;
    private long askedNanos;

    Conduct(String name, long nowNanos, Sharing sharing) {
        this.name = name;
        this.sharing = sharing;
        this.atNanos = nowNanos;
        this.askedNanos = nowNanos - ASK_AGAIN_NANOS;
    }

    /** The points that this gateway knows of. */
    synchronized double at(long nowNanos) {
        return decayed(nowNanos);
    }

    /** The same of somebody who is here: what others have seen is asked for, for the next time. */
    synchronized double ofVisitor(long nowNanos) {
        if (nowNanos - askedNanos >= ASK_AGAIN_NANOS) {
            askedNanos = nowNanos;
            changed();
        }
        return decayed(nowNanos);
    }

    synchronized void add(double more, long nowNanos) {
        points = decayed(nowNanos) + more;
        atNanos = nowNanos;
        untold += more;
        changed();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Kind kind() {
        return Kind.POINTS;
    }

    @Override
    public synchronized double tell() {
        double told = untold;
        untold = 0;
        waiting = false;
        return told;
    }

    @Override
    public synchronized void learn(double all, long nowNanos) {
        points = Math.max(decayed(nowNanos), all + untold);
        atNanos = nowNanos;
    }

    private double decayed(long nowNanos) {
        return points * Math.pow(0.5, Math.max(0, nowNanos - atNanos) / HALF_LIFE_NANOS);
    }

    private void changed() {
        if (sharing.isOn() && !waiting) {
            waiting = true;
            sharing.changed(this);
        }
    }
}
