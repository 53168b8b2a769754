package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/** Kill -9 under load: senders go on with the same ids until each is answered. */
class KillTest {

    private static final int SENDERS = 8;
    private static final int[] KILLED_AFTER = {40, 300};
    private static final int PAYMENTS = 600;
    private static final long PAUSE_NANOS = 50_000_000;

    private final StreetParts street = new StreetParts("monitoring");
    private final AtomicReference<@Nullable KilledHouse> house = new AtomicReference<>();
    private final AtomicInteger next = new AtomicInteger();
    private final ConcurrentHashMap<Integer, String> answered = new ConcurrentHashMap<>();

    @Test
    void whatWasAnsweredIsDecidedExactlyOnceWheneverTheHouseIsKilled() throws Exception {
        house.set(KilledHouse.on(street));
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            senders.add(Thread.ofVirtual().start(this::sendAll));
        }

        for (int after : KILLED_AFTER) {
            Until.holds("some are answered", () -> answered.size() >= after);
            Objects.requireNonNull(house.getAndSet(null)).kill();
            house.set(KilledHouse.on(street));
        }
        for (Thread sender : senders) {
            sender.join();
        }
        Until.holds(
                "the read side has all",
                () -> street.database().number("select count(*) from decisions") == PAYMENTS);
        KilledHouse last = house.get();
        int code = last == null ? -1 : last.terminate();

        List<String> decided = Decisions.ids(street.decisionsTopic());
        assertThat(answered).hasSize(PAYMENTS);
        assertThat(decided).doesNotHaveDuplicates();
        Set<String> missing = new HashSet<>(answered.values());
        missing.removeAll(new HashSet<>(decided));
        assertThat(missing).isEmpty();
        assertThat(decided).hasSize(PAYMENTS);
        assertThat(street.database().number("select count(*) from transactions"))
                .isEqualTo(PAYMENTS);
        assertThat(code).as("exit code on SIGTERM").isEqualTo(143);
    }

    private void sendAll() {
        for (int number = next.getAndIncrement();
                number < PAYMENTS;
                number = next.getAndIncrement()) {
            while (!answered.containsKey(number)) {
                send(number);
            }
        }
    }

    private void send(int number) {
        Until.holds("there is a house", () -> house.get() != null);
        KilledHouse open = house.get();
        if (open == null) {
            return;
        }
        try {
            Door.Reply reply =
                    open.machine()
                            .post(
                                    "/v1/transactions",
                                    Payments.of(
                                            "kill-" + number,
                                            "K" + number % 31,
                                            "L" + number % 37,
                                            "10.00",
                                            "2026-03-01T%02d:%02d:%02dZ"
                                                    .formatted(
                                                            number / 3600,
                                                            number / 60 % 60,
                                                            number % 60)));
            if (reply.status() == 200) {
                answered.put(number, reply.json().path("transactionId").asString());
            } else {
                assertThat(reply.status()).isIn(429, 503);
                assertThat(reply.header("retry-after")).isNotEmpty();
            }
        } catch (UncheckedIOException e) {
            // Killed in the middle: sent again under the same id.
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
