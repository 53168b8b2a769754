package vigil.monitoring.alerts;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.InstitutionId;

/** Ends snoozes when their time is over, in the process that leads. */
public final class SnoozeClock implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SnoozeClock.class);

    private final DataSource dataSource;
    private final SnoozeDesk desk;
    private final SnoozeSettings settings;
    private final BooleanSupplier leading;
    private Thread thread = new Thread();
    private volatile boolean running;

    public SnoozeClock(
            DataSource dataSource,
            SnoozeDesk desk,
            SnoozeSettings settings,
            BooleanSupplier leading) {
        this.dataSource = dataSource;
        this.desk = desk;
        this.settings = settings;
        this.leading = leading;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("snoozes").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        try {
            while (running) {
                TimeUnit.MILLISECONDS.sleep(settings.wakeEvery().toMillis());
                if (leading.getAsBoolean()) {
                    wakeOrReport();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void wakeOrReport() {
        try {
            for (InstitutionId institution : Questions.institutions(dataSource)) {
                desk.wake(institution);
            }
        } catch (SQLException | RuntimeException e) {
            log.atWarn()
                    .setMessage("snoozes are ended later")
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log();
        }
    }
}
