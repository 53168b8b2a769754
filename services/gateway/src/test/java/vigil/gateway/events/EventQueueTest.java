package vigil.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigil.contracts.security.SecurityEvent;
import vigil.contracts.security.SecurityEvent.Kind;
import vigil.gateway.street.Until;
import vigil.gateway.watch.Figures;

class EventQueueTest {

    private final Figures figures = new Figures();

    @Test
    void whatIsOfferedIsWritten() throws Exception {
        List<SecurityEvent> written = new CopyOnWriteArrayList<>();
        try (EventQueue queue = new EventQueue(settings(10, 100), written::add, figures)) {
            queue.offer(event("a"));
            queue.offer(event("b"));
        }

        assertThat(written).extracting(SecurityEvent::id).containsExactly("a", "b");
    }

    @Test
    void aTopicThatIsAwayMakesNobodyWaitAndTheLossIsCounted() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        List<SecurityEvent> written = new CopyOnWriteArrayList<>();
        try (EventQueue queue =
                new EventQueue(
                        settings(2, 100),
                        event -> {
                            awaits(stuck);
                            written.add(event);
                        },
                        figures)) {
            for (int i = 0; i < 50; i++) {
                queue.offer(event("e" + i));
            }

            assertThat(written).isEmpty();
            assertThat(figures.scrape())
                    .contains("vigil_gateway_events_lost_total{why=\"queue-full\"}");
            stuck.countDown();
            Until.holds(() -> written.size() >= 2);
        }
    }

    @Test
    void aFloodOfOneKindIsCountedAndNotWritten() {
        List<SecurityEvent> written = new CopyOnWriteArrayList<>();
        try (EventQueue queue = new EventQueue(settings(1_000, 1), written::add, figures)) {
            for (int i = 0; i < 100; i++) {
                queue.offer(event("e" + i));
            }
        }

        assertThat(written.size()).isBetween(5, 20);
        assertThat(figures.scrape()).contains("vigil_gateway_events_lost_total{why=\"too-many\"}");
    }

    @Test
    void aWriterThatThrowsLosesThatEventAlone() {
        List<SecurityEvent> written = new CopyOnWriteArrayList<>();
        try (EventQueue queue =
                new EventQueue(
                        settings(10, 100),
                        event -> {
                            if (event.id().equals("a")) {
                                throw new IllegalStateException("away");
                            }
                            written.add(event);
                        },
                        figures)) {
            queue.offer(event("a"));
            queue.offer(event("b"));
        }

        assertThat(written).extracting(SecurityEvent::id).containsExactly("b");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.17, 192.0.2.0/24",
        "[2001:db8:7:1::5], 2001:db8:7::/48",
        "somewhere, unknown"
    })
    void anAddressIsToldAsItsNetwork(String address, String network) {
        assertThat(SecurityEvents.network(address)).isEqualTo(network);
    }

    private static EventSettings settings(int queue, int perSecond) {
        return new EventSettings("", queue, perSecond);
    }

    private static SecurityEvent event(String id) {
        return new SecurityEvent(
                id, Instant.EPOCH, "demo", "gateway", Kind.CALL_DENIED, "a", "forbidden");
    }

    private static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
