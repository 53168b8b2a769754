package vigil.monitoring.waiting;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import vigil.engine.TransactionId;

/** Requests that wait for the loop to come past their transaction. */
public final class Waiting {

    private record Entry(CompletableFuture<Passed> passed, int waiters) {}

    private final ConcurrentHashMap<TransactionId, Entry> byTransaction = new ConcurrentHashMap<>();

    /** One request's wait for one transaction; to be closed by the request. */
    public final class Ticket implements AutoCloseable {

        private final TransactionId transaction;
        private final CompletableFuture<Passed> passed;
        private final boolean shared;

        private Ticket(TransactionId transaction, Entry entry) {
            this.transaction = transaction;
            this.passed = entry.passed();
            this.shared = entry.waiters() > 1;
        }

        /** What the loop says when it comes past. */
        public CompletableFuture<Passed> passed() {
            return passed;
        }

        /** Whether somebody waited for the same transaction already. */
        public boolean isShared() {
            return shared;
        }

        @Override
        public void close() {
            byTransaction.computeIfPresent(
                    transaction,
                    (any, entry) -> {
                        if (entry.passed() != passed) {
                            return entry; // Ours is over; somebody waits anew.
                        }
                        return entry.waiters() == 1 ? null : new Entry(passed, entry.waiters() - 1);
                    });
        }
    }

    /** Take one before appending: the loop may be faster than the acknowledgement. */
    public Ticket on(TransactionId transaction) {
        Entry entry =
                byTransaction.merge(
                        transaction,
                        new Entry(new CompletableFuture<>(), 1),
                        (present, fresh) -> new Entry(present.passed(), present.waiters() + 1));
        return new Ticket(transaction, entry);
    }

    /** How many transactions are waited for. */
    public int size() {
        return byTransaction.size();
    }

    public void passed(TransactionId transaction, Passed passed) {
        if (byTransaction.isEmpty()) {
            return;
        }
        Entry waiting = byTransaction.remove(transaction);
        if (waiting != null) {
            waiting.passed().complete(passed);
        }
    }
}
