package vigil.monitoring.loop;

import java.time.Duration;
import vigil.engine.core.CoreStatistics;

/** What a partition's loop says of itself; written by its thread, read by metrics and health. */
final class LoopFigures {

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

    void behind() {
        caughtUp = false;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // One thread writes.
    void unreadable() {
        unreadable++;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // One thread writes.
    void snapshotTook(Duration duration) {
        lastSnapshot = duration;
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
}
