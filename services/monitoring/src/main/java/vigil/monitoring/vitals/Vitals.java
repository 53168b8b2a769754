package vigil.monitoring.vitals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vigil.kernel.database.HouseDatabase;
import vigil.kernel.problems.Refusal;

/** The state of all parts that taking a transaction needs. */
public final class Vitals implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Vitals.class);
    private static final long EVERY_MILLIS = 500;
    private static final int RETRY_AFTER_SECONDS = 2;

    private final Pulse database = new Pulse("database");
    private final Pulse broker = new Pulse("broker");
    private final BooleanSupplier caughtUp;
    private final HouseDatabase.Settings databaseSettings;
    private final String bootstrap;
    private final String topic;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    /**
     * @param caughtUp whether the core has taken all that stood in the log
     */
    public Vitals(
            HouseDatabase.Settings databaseSettings,
            String bootstrap,
            String topic,
            BooleanSupplier caughtUp) {
        this.databaseSettings = databaseSettings;
        this.bootstrap = bootstrap;
        this.topic = topic;
        this.caughtUp = caughtUp;
    }

    public Pulse database() {
        return database;
    }

    public Pulse broker() {
        return broker;
    }

    public boolean isReady() {
        return missing().isEmpty();
    }

    /** What is missing, in words; empty when all is there. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (Pulse pulse : List.of(database, broker)) {
            if (!pulse.isPresent()) {
                missing.add(pulse.part());
            }
        }
        if (!caughtUp.getAsBoolean()) {
            missing.add("core");
        }
        return missing;
    }

    /** Lets a transaction in only when it can be kept and decided. */
    public void requireAll() {
        List<String> missing = missing();
        if (!missing.isEmpty()) {
            throw unavailable(missing);
        }
    }

    /** Lets a question in only when there is somebody to ask. */
    public void requireDatabase() {
        if (!database.isPresent()) {
            throw unavailable(List.of(database.part()));
        }
    }

    /** The refusal for a part that went away in the middle. */
    public static Refusal unavailable(List<String> missing) {
        return Refusal.unavailable(
                "Not available right now: "
                        + String.join(", ", missing)
                        + ". Try again with the same ids; nothing is taken twice.",
                RETRY_AFTER_SECONDS);
    }

    @Override
    public void start() {
        running = true;
        watch(database, new DatabaseProbe(databaseSettings));
        watch(broker, new BrokerProbe(bootstrap, topic));
    }

    @Override
    public void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0; // First to start, last to stop.
    }

    private void watch(Pulse pulse, Probe probe) {
        threads.add(
                Thread.ofPlatform()
                        .name("vitals-" + pulse.part())
                        .daemon()
                        .start(() -> follow(pulse, probe)));
    }

    private void follow(Pulse pulse, Probe probe) {
        try (probe) {
            boolean told = false;
            while (running) {
                boolean present = pulse.probed(probe.isThere());
                if (present != told) {
                    log.atInfo()
                            .setMessage(present ? "part is there" : "part is missing")
                            .addKeyValue("part", pulse.part())
                            .log();
                    told = present;
                }
                TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
