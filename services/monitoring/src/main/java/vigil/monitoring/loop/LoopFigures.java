package vigil.monitoring.loop;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.engine.core.CoreStatistics;

/** What a partition's loop says of itself; written by its thread, read by metrics and health. */
final class LoopFigures {

    private static final Logger log = LoggerFactory.getLogger(LoopFigures.class);

    /**
     * A process this near to the end of the log is abreast of it: what a core decides in some tens
     * of milliseconds. None at all would never be seen while payments come in.
     */
    private static final long NEAR = 1_000;

    private static final Duration TELL_EVERY = Duration.ofSeconds(10);

    private final int partition;
    private volatile Course course = Course.NONE;
    private volatile boolean caughtUp;
    private volatile long next;
    private volatile long searches;
    private volatile long truncatedSearches;
    private volatile long evictedEarly;
    private volatile long alerts;
    private volatile long unreadable;
    private volatile long undecidable;
    private volatile long snapshots;
    private volatile Duration lastSnapshot = Duration.ZERO;
    private volatile Duration longestSnapshot = Duration.ZERO;

    LoopFigures(int partition) {
        this.partition = partition;
    }

    /** From a restoration to the end of the log; written by the loop's thread. */
    private static final class Course {

        private static final Course NONE = new Course(0, 0, 0);

        private final long restored;
        private final long end;
        private final long begun;
        private volatile long behind;
        private volatile boolean abreast;
        private volatile boolean over;
        private volatile long tookNanos;
        private long told;

        /**
         * @param restored place that the snapshot ended at, or the first of the log
         * @param end of the log when it was restored
         * @param begun by the clock of {@link System#nanoTime}
         */
        private Course(long restored, long end, long begun) {
            this.restored = restored;
            this.end = end;
            this.begun = begun;
            this.behind = end - restored;
        }
    }

    /**
     * A loop goes on from this place.
     *
     * @param begun when its restoration began
     */
    void restored(long place, long end, long begun) {
        Course next = new Course(place, end, begun);
        next.told = System.nanoTime();
        next.tookNanos = next.told - begun;
        course = next;
        tell("loop restored", next, place);
    }

    /**
     * How far it has come; told now and then until all is replayed that stood in the log.
     *
     * @param next the place after the last record taken
     * @param behind records between it and the end of the log now
     * @param waits whether it is ahead of whoever leads and waits for that one
     */
    void followed(long next, long behind, boolean waits) {
        Course now = course;
        now.behind = behind;
        if (!now.over) {
            long clock = System.nanoTime();
            now.tookNanos = clock - now.begun;
            now.over = next >= now.end;
            if (now.over || clock - now.told >= TELL_EVERY.toNanos()) {
                now.told = clock;
                tell(now.over ? "loop caught up" : "loop replays", now, next);
            }
        }
        now.abreast = waits || behind <= NEAR;
    }

    private void tell(String what, Course now, long next) {
        log.atInfo()
                .setMessage(what)
                .addKeyValue("partition", partition)
                .addKeyValue("restored", now.restored)
                .addKeyValue("next", next)
                .addKeyValue("end", now.end)
                .addKeyValue("behind", now.behind)
                .addKeyValue("seconds", Math.round(now.tookNanos / 1e6) / 1e3)
                .log();
    }

    /** Whether this process could lead: it has followed the log to its end. */
    boolean isAbreast() {
        return course.abreast;
    }

    /** Records of the log that are not taken yet. */
    long behind() {
        return course.behind;
    }

    /** Records replayed behind the last snapshot to where the log ended at the restoration. */
    long toReplay() {
        return course.end - course.restored;
    }

    /** What the last restoration took, with all that was replayed; so far, until it is over. */
    double restartSeconds() {
        return course.tookNanos / 1e9;
    }

    void publish(Shard shard, long nextOffset, boolean hasCaughtUp) {
        long allSearches = 0;
        long allTruncated = 0;
        long allEvicted = 0;
        long allAlerts = 0;
        long allUndecidable = 0;
        for (InstitutionCore own : shard.cores().values()) {
            CoreStatistics statistics = own.core().statistics();
            allUndecidable += own.undecidable();
            allSearches += statistics.searches();
            allTruncated += statistics.truncatedSearches();
            allEvicted += statistics.evictedEarly();
            allAlerts += statistics.alerts();
        }
        searches = allSearches;
        truncatedSearches = allTruncated;
        evictedEarly = allEvicted;
        alerts = allAlerts;
        undecidable = allUndecidable;
        next = nextOffset;
        caughtUp = hasCaughtUp;
    }

    void lost() {
        caughtUp = false;
        course = Course.NONE;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // One thread writes.
    void unreadable() {
        unreadable++;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // One thread writes.
    void snapshotTook(Duration duration) {
        lastSnapshot = duration;
        if (duration.compareTo(longestSnapshot) > 0) {
            longestSnapshot = duration;
        }
        snapshots++;
    }

    boolean isCaughtUp() {
        return caughtUp;
    }

    long next() {
        return next;
    }

    long searches() {
        return searches;
    }

    long truncatedSearches() {
        return truncatedSearches;
    }

    long evictedEarly() {
        return evictedEarly;
    }

    long alerts() {
        return alerts;
    }

    long unreadableRecords() {
        return unreadable;
    }

    long undecidableRecords() {
        return undecidable;
    }

    long snapshots() {
        return snapshots;
    }

    Duration lastSnapshot() {
        return lastSnapshot;
    }

    Duration longestSnapshot() {
        return longestSnapshot;
    }
}
