package vigil.monitoring.loop;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import vigil.engine.TransactionId;

/** Requests that wait for the loop to come past their transaction. */
public final class Waiting {

    private final ConcurrentHashMap<TransactionId, CompletableFuture<Passed>> byTransaction =
            new ConcurrentHashMap<>();

    /** The answer on this transaction, for as many as ask; ask before appending. */
    public CompletableFuture<Passed> on(TransactionId transaction) {
        return byTransaction.computeIfAbsent(transaction, any -> new CompletableFuture<>());
    }

    /** Nobody waits any more. */
    public void forget(TransactionId transaction) {
        byTransaction.remove(transaction);
    }

    /** How many transactions are waited for. */
    public int size() {
        return byTransaction.size();
    }

    void passed(TransactionId transaction, Passed passed) {
        if (byTransaction.isEmpty()) {
            return;
        }
        CompletableFuture<Passed> waiting = byTransaction.remove(transaction);
        if (waiting != null) {
            waiting.complete(passed);
        }
    }
}
