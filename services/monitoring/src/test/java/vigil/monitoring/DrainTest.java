package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

class DrainTest {

    private static final int CALLERS = 6;

    private final StreetParts street = new StreetParts("monitoring");
    private final Set<Integer> statuses = ConcurrentHashMap.newKeySet();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicBoolean open = new AtomicBoolean(true);

    @Test
    void aHouseThatStopsAnswersWhatItHasTaken() throws InterruptedException {
        House house = House.on(street);
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            Door machine = house.machine();
            callers.add(Thread.ofVirtual().start(() -> sendAll(machine)));
        }
        Until.holds("the load runs", () -> answered.size() > 50);

        house.close();
        open.set(false);
        for (Thread caller : callers) {
            caller.join();
        }

        assertThat(statuses).containsExactly(200);
        assertThat(Decisions.ids(street.decisionsTopic()))
                .doesNotHaveDuplicates()
                .containsAll(answered);
    }

    private void sendAll(Door machine) {
        while (open.get()) {
            try {
                Door.Reply reply =
                        machine.post(
                                "/v1/transactions",
                                Payments.one("drain-" + next.getAndIncrement(), "2.00"));
                statuses.add(reply.status());
                answered.add(reply.json().path("transactionId").asString());
            } catch (UncheckedIOException e) {
                return; // The door is closed: this one was not taken.
            }
        }
    }
}
