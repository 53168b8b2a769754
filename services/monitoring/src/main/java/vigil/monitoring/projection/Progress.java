package vigil.monitoring.projection;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import vigil.contracts.decisions.v1.Decision;

/** How far the read side has come, for those that wait for it. */
public final class Progress {

    private final AtomicLongArray pastLogOffset;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition written = lock.newCondition();
    private long commits;
    private volatile long lag = Long.MAX_VALUE;

    Progress(int partitions) {
        this.pastLogOffset = new AtomicLongArray(partitions);
    }

    /** Decisions that stand in the topic and not yet in rows; the largest number while unknown. */
    public long lag() {
        return lag;
    }

    /** The place in the log behind the last transaction whose decision stands in rows. */
    public long pastLogOffset(int partition) {
        return pastLogOffset.get(partition);
    }

    /** How many batches were committed; to be compared by {@link #awaitNext}. */
    public long commits() {
        lock.lock();
        try {
            return commits;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until more batches than {@code seen} were committed, or the time is over. */
    public void awaitNext(long seen, long millis) throws InterruptedException {
        lock.lock();
        try {
            long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
            while (commits <= seen && nanos > 0) {
                nanos = written.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    void wrote(List<Decision> decisions) {
        for (Decision decision : decisions) {
            pastLogOffset.set(decision.getPartition(), decision.getOffset() + 1);
        }
        lock.lock();
        try {
            commits++;
            written.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The read side has stumbled: how far it is behind is not known until it goes on. */
    void stumbled() {
        lag = Long.MAX_VALUE;
    }

    void lag(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        long sum = 0;
        for (TopicPartition partition : partitions) {
            OptionalLong behind = consumer.currentLag(partition);
            if (behind.isEmpty()) {
                return; // Not heard of yet: what was known before stands.
            }
            sum += behind.getAsLong();
        }
        lag = sum;
    }
}
