package vigil.screening.register;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import vigil.matcher.words.NameReader;

/**
 * An institution's customers, one change at a time: while a customer is put no list is followed up,
 * and the other way round. So whoever is put is either screened against the new version or found by
 * its follow-up.
 */
public final class Watch {

    private final ReentrantLock lock = new ReentrantLock(true);
    private final CustomerBook book;
    private final Executor merging;
    private final AtomicBoolean merges = new AtomicBoolean();

    private volatile int unread;

    Watch(NameReader reader, Executor merging, long custody) {
        this.book = new CustomerBook(reader, custody);
        this.merging = merging;
    }

    /** Does something that nothing else may run beside. */
    public <T> T alone(Function<CustomerBook, T> change) {
        boolean untidy = false;
        lock.lock();
        try {
            T answer = change.apply(book);
            untidy = book.isUntidy();
            return answer;
        } finally {
            unread = book.unread().size();
            lock.unlock();
            tidyUp(untidy);
        }
    }

    /** How many could not be read. */
    int unread() {
        return unread;
    }

    private void tidyUp(boolean untidy) {
        if (untidy && merges.compareAndSet(false, true)) {
            merging.execute(this::merge);
        }
    }

    private void merge() {
        try {
            Optional<CustomerBook.Merge> next = next();
            while (next.isPresent()) {
                next.get().build();
                finish(next.get());
                next = next();
            }
        } finally {
            merges.set(false);
        }
    }

    private Optional<CustomerBook.Merge> next() {
        lock.lock();
        try {
            return book.nextMerge();
        } finally {
            lock.unlock();
        }
    }

    private void finish(CustomerBook.Merge merge) {
        lock.lock();
        try {
            merge.finish();
        } finally {
            lock.unlock();
        }
    }
}
