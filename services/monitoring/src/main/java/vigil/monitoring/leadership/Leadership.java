package vigil.monitoring.leadership;

import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vigil.kernel.database.HouseDatabase;
import vigil.monitoring.loop.Lead;

/**
 * Keeps this process's lease, or waits for that of another to end. A process that is replaying the
 * log takes none: while it did, nobody would decide, though another could.
 */
public final class Leadership implements Lead, SmartLifecycle {

    /** Starts before the loops, gives the lease back after their last decision. */
    public static final int PHASE = 400;

    private static final Logger log = LoggerFactory.getLogger(Leadership.class);

    private static final long LOOK_MILLIS = 50;

    private final UUID holder = UUID.randomUUID();
    private final Lease lease;
    private final LeadershipSettings settings;
    private final BooleanSupplier abreast;
    private Thread thread = new Thread();
    private volatile boolean running;
    private volatile boolean held;
    private volatile long surelyUntil = Long.MIN_VALUE;

    /**
     * @param abreast whether this process has followed the log to its end; asked until it leads
     */
    public Leadership(
            HouseDatabase.Settings database, LeadershipSettings settings, BooleanSupplier abreast) {
        this.lease = new Lease(database, holder);
        this.settings = settings;
        this.abreast = abreast;
    }

    /**
     * Only while the lease is surely ours: counted from before the database was asked, so that an
     * answer that took long makes it shorter.
     */
    @Override
    public boolean mayBegin() {
        return held && System.nanoTime() - surelyUntil < 0;
    }

    /** A database that is away takes the lead from nobody: the others cannot ask it either. */
    @Override
    public boolean mayGoOn() {
        return held;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("leadership").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(settings.lease().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void run() {
        try {
            while (running) {
                if (held || abreast.getAsBoolean()) {
                    renew();
                    TimeUnit.MILLISECONDS.sleep(settings.renewEvery().toMillis());
                } else {
                    TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            // We were stopped; the lease is given back below.
        }
        Thread.interrupted();
        giveBack();
    }

    private void renew() {
        long asked = System.nanoTime();
        try {
            boolean ours = lease.take(settings.lease());
            if (ours) {
                surelyUntil = asked + settings.lease().toNanos();
            }
            tell(ours);
        } catch (SQLException | RuntimeException e) {
            // Not known: whoever led goes on, nobody begins. The vitals say what is missing.
        }
    }

    private void tell(boolean ours) {
        if (ours != held) {
            held = ours;
            log.atInfo()
                    .setMessage(ours ? "this process leads" : "another process leads")
                    .addKeyValue("holder", holder)
                    .log();
        }
    }

    private void giveBack() {
        boolean ours = held;
        held = false;
        try (lease) {
            if (ours) {
                lease.release();
            }
        } catch (SQLException e) {
            log.atInfo().setMessage("the lease ends by itself").log();
        }
    }
}
