package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vigil.testkit.Door;
import vigil.testkit.Until;

/** Integrators that send payments of a thousand and more until they are stopped. */
final class Senders {

    private static final long PAUSE_NANOS = 50_000_000;

    private final Supplier<@Nullable Door> machine;
    private final AtomicInteger next = new AtomicInteger();
    private final ConcurrentHashMap<Integer, String> answered = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean sending = true;

    /**
     * @param machine the house's door, null while there is none
     */
    Senders(int count, Supplier<@Nullable Door> machine) {
        this.machine = machine;
        for (int i = 0; i < count; i++) {
            threads.add(Thread.ofVirtual().start(this::sendAll));
        }
    }

    int answered() {
        return answered.size();
    }

    /** Waits for so many more answers. */
    void more(int count) {
        int now = answered();
        Until.holds(count + " more are answered", () -> answered() >= now + count);
    }

    /** Stops them; each has had an answer to the last it sent. Gives how many were sent. */
    int stop() throws InterruptedException {
        sending = false;
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(answered).hasSize(next.get());
        return next.get();
    }

    private void sendAll() {
        while (sending) {
            int number = next.getAndIncrement();
            while (!answered.containsKey(number)) {
                Door door = machine.get();
                if (door == null) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                } else {
                    send(door, number);
                }
            }
        }
    }

    private void send(Door door, int number) {
        try {
            Door.Reply reply =
                    door.post(
                            "/v1/transactions",
                            Payments.of(
                                    "flow-" + number,
                                    "F" + number % 31,
                                    "G" + number % 37,
                                    (1_000 + number % 500) + ".00",
                                    "2026-03-01T%02d:%02d:%02dZ"
                                            .formatted(
                                                    number / 3600 % 24,
                                                    number / 60 % 60,
                                                    number % 60)));
            if (reply.status() == 200) {
                answered.put(number, reply.json().path("transactionId").asString());
            } else {
                assertThat(reply.status()).isIn(429, 503);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (UncheckedIOException e) {
            LockSupport.parkNanos(PAUSE_NANOS); // Killed in the middle: sent again.
        }
    }
}
