package vigil.monitoring.waiting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Lets others wait until a partition's loop has come past a place in the log. */
public final class Milestones {

    private final TreeMap<Long, CompletableFuture<Void>> waiting = new TreeMap<>();
    private volatile long next;

    /** The place of the first record that was not taken yet. */
    public long next() {
        return next;
    }

    public CompletableFuture<Void> past(long offset) {
        synchronized (waiting) {
            if (offset < next) {
                return CompletableFuture.completedFuture(null);
            }
            return waiting.computeIfAbsent(offset, any -> new CompletableFuture<>());
        }
    }

    public void reach(long nextOffset) {
        List<CompletableFuture<Void>> reached;
        synchronized (waiting) {
            next = nextOffset;
            if (waiting.isEmpty() || waiting.firstKey() >= nextOffset) {
                return;
            }
            Map<Long, CompletableFuture<Void>> passed = waiting.headMap(nextOffset);
            reached = new ArrayList<>(passed.values());
            passed.clear();
        }
        reached.forEach(future -> future.complete(null));
    }
}
