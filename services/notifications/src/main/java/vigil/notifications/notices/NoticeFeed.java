package vigil.notifications.notices;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.requests.EventStream;

/**
 * Notices as they are told. Whoever follows reads the table: a signal says when it is worth it, and
 * one that another process of the house would have had to give is made up for by looking now and
 * then.
 */
public final class NoticeFeed {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST = 200;
    private static final long LOOK_SECONDS = 5;

    private final Questions questions;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    private long tidings;

    public NoticeFeed(Questions questions) {
        this.questions = questions;
    }

    /** There may be something new. */
    public void signal() {
        lock.lock();
        try {
            tidings++;
            told.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * One officer's way through the notices.
     *
     * @param last the number of the last one seen; null to begin now
     */
    Reader reader(Caller caller, @Nullable Long last) {
        long begin =
                last != null
                        ? last
                        : questions.ask(
                                caller.institution(),
                                connection -> NoticeRows.newest(connection, caller));
        return new Reader(caller, begin);
    }

    /** Where one officer is. */
    final class Reader implements EventStream.Reader {

        private final Caller caller;
        private long number;
        private long heard;

        private Reader(Caller caller, long number) {
            this.caller = caller;
            this.number = number;
            this.heard = -1;
        }

        @Override
        public List<EventStream.Event> next() throws InterruptedException {
            await();
            List<NoticeRows.Told> came =
                    questions.ask(
                            caller.institution(),
                            connection -> NoticeRows.behind(connection, caller, number, MOST));
            if (!came.isEmpty()) {
                number = came.getLast().number();
                heard = came.size() == MOST ? -1 : heard;
            }
            return came.stream()
                    .map(told ->
                            new EventStream.Event(
                                    told.number(), JSON.writeValueAsString(told.view())))
                    .toList();
        }

        private void await() throws InterruptedException {
            lock.lock();
            try {
                long left = TimeUnit.SECONDS.toNanos(LOOK_SECONDS);
                while (heard == tidings && left > 0) {
                    left = told.awaitNanos(left);
                }
                heard = tidings;
            } finally {
                lock.unlock();
            }
        }
    }
}
