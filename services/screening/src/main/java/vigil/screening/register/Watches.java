package vigil.screening.register;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private static final long NOBODY = -1;

    private final NameReader reader;
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
    private volatile Term term = new Term(NOBODY);

    /** What is known under one custody: whoever asks late finds nothing of another. */
    private static final class Term {
        private final long custody;
        private final Map<InstitutionId, Watch> watches = new ConcurrentHashMap<>();
        private final Set<InstitutionId> missing = ConcurrentHashMap.newKeySet();
        private volatile boolean ready;

        Term(long custody) {
            this.custody = custody;
        }
    }

    public Watches(NameReader reader) {
        this.reader = reader;
    }

    /** The customers of an institution. */
    public Watch of(InstitutionId institution) {
        Term present = term;
        if (!present.ready || present.missing.contains(institution)) {
            throw Refusal.unavailable("The customers are being loaded.", RETRY_AFTER_SECONDS);
        }
        return present.watches.computeIfAbsent(institution, id -> fresh(present));
    }

    /** The customers of an institution, if they are loaded; others may not be yet. */
    Optional<Watch> loaded(InstitutionId institution) {
        return Optional.ofNullable(term.watches.get(institution));
    }

    /** Nobody's yet: it is to be filled, and to {@link #enter}. */
    Watch fresh() {
        return fresh(term);
    }

    private Watch fresh(Term present) {
        return new Watch(reader, merging, present.custody);
    }

    /** An institution's customers are loaded. */
    void enter(InstitutionId institution, Watch watch) {
        term.watches.put(institution, watch);
        term.missing.remove(institution);
    }

    /** An institution's customers could not be loaded: it alone is refused. */
    public void miss(InstitutionId institution) {
        term.missing.add(institution);
    }

    /** Whose customers could not be loaded. */
    public List<InstitutionId> missing() {
        return term.missing.stream().sorted().toList();
    }

    /** All that have any, and that are loaded. */
    public List<InstitutionId> institutions() {
        return term.watches.keySet().stream().sorted().toList();
    }

    /** How many customers are watched in name alone, since they could not be read. */
    public int unread() {
        return term.watches.values().stream().mapToInt(Watch::unread).sum();
    }

    public boolean isReady() {
        return term.ready;
    }

    /** Everybody is loaded who can be. */
    public void markReady() {
        term.ready = true;
    }

    /**
     * They are to be loaded.
     *
     * @param custody the number of it
     */
    public void begin(long custody) {
        term = new Term(custody);
    }

    /** Nobody is loaded any more. */
    public void forget() {
        term = new Term(NOBODY);
    }

    @Override
    public void close() {
        merging.shutdownNow();
    }
}
