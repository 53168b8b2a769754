package vigil.screening.register;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.problems.Refusal;
import vigil.matcher.words.NameReader;

/** The customers of all institutions; refuses until they have been read from the database. */
public final class Watches implements AutoCloseable {

    private static final int RETRY_AFTER_SECONDS = 5;

    private final NameReader reader;
    private final Map<InstitutionId, Watch> watches = new ConcurrentHashMap<>();
    private final ExecutorService merging =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    Thread.ofPlatform().daemon().name("customers-merging").factory(),
                    // When the house stops, what is not merged is loaded as one anyway.
                    new ThreadPoolExecutor.DiscardPolicy());
    private volatile boolean ready;

    public Watches(NameReader reader) {
        this.reader = reader;
    }

    /** The customers of an institution. */
    public Watch of(InstitutionId institution) {
        if (!ready) {
            throw Refusal.unavailable("The customers are being loaded.", RETRY_AFTER_SECONDS);
        }
        return loading(institution);
    }

    /** As {@link #of}, for whoever loads them. */
    public Watch loading(InstitutionId institution) {
        return watches.computeIfAbsent(institution, id -> new Watch(reader, merging));
    }

    /** All that have any. */
    public List<InstitutionId> institutions() {
        return watches.keySet().stream().sorted().toList();
    }

    public boolean isReady() {
        return ready;
    }

    /** Everybody is loaded. */
    public void markReady() {
        ready = true;
    }

    /** Nobody is loaded any more. */
    public void forget() {
        ready = false;
        watches.clear();
    }

    @Override
    public void close() {
        merging.shutdownNow();
    }
}
