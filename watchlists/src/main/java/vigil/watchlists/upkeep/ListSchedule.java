package vigil.watchlists.upkeep;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks for every list in its own rhythm, one list after the other, until it is closed. */
public final class ListSchedule implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ListSchedule.class.getName());

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("watchlists").factory());

    private ListSchedule() {}

    /** Starts at once. */
    public static ListSchedule of(List<ListKeeper> keepers) {
        ListSchedule schedule = new ListSchedule();
        for (ListKeeper keeper : keepers) {
            Duration every = keeper.kept().every();
            schedule.thread.scheduleWithFixedDelay(
                    () -> refresh(keeper), 0, every.toMillis(), TimeUnit.MILLISECONDS);
        }
        return schedule;
    }

    /** Stops asking; an answer on its way is dropped. */
    @Override
    public void close() {
        thread.shutdownNow();
    }

    private static void refresh(ListKeeper keeper) {
        try {
            keeper.refresh();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Thrown on, it would silently end the rhythm of this list.
            LOG.log(Level.ERROR, "list upkeep failed: " + keeper.kept().list(), e);
        }
    }
}
