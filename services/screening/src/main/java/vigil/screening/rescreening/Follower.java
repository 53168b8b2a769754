package vigil.screening.rescreening;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.InstitutionId;
import vigil.screening.lists.ListChange;
import vigil.screening.lists.ListChangeListener;
import vigil.screening.lists.Lists;
import vigil.screening.register.CustomerLoading;
import vigil.screening.register.Watches;
import vigil.watchlists.entities.ListId;
import vigil.watchlists.matching.ListIndex;
import vigil.watchlists.versions.GuardBreach;
import vigil.watchlists.versions.SnapshotDelta;

/**
 * Loads all customers when the house starts and no other process watches them, catches up with the
 * lists, and from then on follows every change; what failed is tried again.
 */
public final class Follower implements SmartLifecycle, ListChangeListener {

    private static final Logger log = LoggerFactory.getLogger(Follower.class);
    private static final long LOOK_SECONDS = 10;
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final DataSource dataSource;
    private final Custody custody;
    private final Lists lists;
    private final Watches watches;
    private final CustomerLoading loading;
    private final Rescreening rescreening;
    private final Alarms alarms;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private boolean waiting;
    private @Nullable Thread thread;

    public Follower(
            DataSource dataSource,
            Lists lists,
            CustomerLoading loading,
            Rescreening rescreening,
            Alarms alarms,
            MeterRegistry metrics) {
        this.dataSource = dataSource;
        this.custody = new Custody(dataSource);
        this.lists = lists;
        this.watches = loading.watches();
        this.loading = loading;
        this.rescreening = rescreening;
        this.alarms = alarms;
        Gauge.builder("vigil.screening.customers.unread", watches, Watches::unread)
                .description("Customers who cannot be read and are not watched")
                .register(metrics);
        Gauge.builder("vigil.screening.institutions.unloaded", watches, all -> all.missing().size())
                .description("Institutions whose customers could not be loaded")
                .register(metrics);
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("customers-follow").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        wake.release();
        Thread present = thread;
        if (present != null) {
            try {
                present.join(FAREWELL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void ready() {
        wake.release();
    }

    @Override
    public void changed(ListChange change) {
        alarms.adopted(change.list().snapshot().list());
        if (!watches.isReady()) {
            wake.release(); // Whoever loads the customers catches up afterwards.
            return;
        }
        for (InstitutionId institution : watches.institutions()) {
            follow(institution, change.list(), change.delta());
        }
    }

    @Override
    public void fresh(ListId list) {
        alarms.fresh(list);
    }

    @Override
    public void refused(ListId list, List<GuardBreach> breaches) {
        Set<String> kinds =
                breaches.stream()
                        .map(breach -> breach.kind().name().toLowerCase(java.util.Locale.ROOT))
                        .collect(Collectors.toCollection(TreeSet::new));
        alarms.refused(watches.institutions(), list, kinds);
    }

    @Override
    public void stale(ListId list, Instant since) {
        alarms.stale(watches.institutions(), list, since);
    }

    private void run() {
        while (running) {
            try {
                wake.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS);
                wake.drainPermits();
                if (running && lists.isReady() && isOurs()) {
                    look();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (SQLException | RuntimeException e) {
                log.error("customers could not be loaded; it is tried again", e);
            }
        }
        giveUp();
    }

    /** Whoever comes into custody reads the customers anew: another may have changed them. */
    private boolean isOurs() throws SQLException {
        if (custody.isHeld()) {
            return true;
        }
        watches.forget();
        boolean taken = custody.take();
        if (taken) {
            watches.begin(custody.number());
        }
        if (!taken && !waiting) {
            log.warn("another process watches these customers; this one waits until it is gone");
        }
        waiting = !taken;
        return taken;
    }

    private void giveUp() {
        try {
            custody.close();
        } catch (SQLException e) {
            log.atDebug().setMessage("custody ends with its connection").setCause(e).log();
        }
    }

    private void look() throws SQLException {
        if (watches.isReady()) {
            watches.missing().forEach(this::load);
        } else {
            Questions.institutions(dataSource).forEach(this::load);
            followAll();
            watches.markReady();
            log.atInfo().setMessage("customers are watched").log();
        }
        followAll();
        alarms.tellOthers(watches.institutions());
    }

    /** One institution that cannot be loaded does not hold up the others. */
    private void load(InstitutionId institution) {
        try {
            loading.load(institution);
        } catch (RuntimeException e) {
            watches.miss(institution);
            log.atError()
                    .setMessage("an institution's customers could not be loaded; it is tried again")
                    .addKeyValue("institution", institution)
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log();
        }
    }

    private void followAll() {
        for (ListIndex list : lists.inForce().all()) {
            for (InstitutionId institution : watches.institutions()) {
                follow(institution, list, Optional.empty());
            }
        }
    }

    private void follow(InstitutionId institution, ListIndex list, Optional<SnapshotDelta> last) {
        try {
            rescreening.follow(institution, list, last);
        } catch (RuntimeException e) {
            // It stands in the database up to where customers are screened: the next look goes on.
            log.atError()
                    .setMessage("a list version is not followed up yet; it is tried again")
                    .addKeyValue("institution", institution)
                    .addKeyValue("list", list.snapshot().list())
                    .setCause(e)
                    .log();
        }
    }
}
