package vigil.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.gateway.street.NarrowHouse;
import vigil.gateway.street.Street;
import vigil.gateway.street.Until;

/**
 * Three times what a house can do, for four seconds or {@code -Dvigil.overload.seconds=60}: some go
 * on, the rest is told when to come again, and afterwards all is as before.
 */
class OverloadTest {

    private static final int SECONDS = Integer.getInteger("vigil.overload.seconds", 4);
    private static final int AT_ONCE = 4;
    private static final int MOST_INSIDE = 16;
    private static final int CALLERS = 60;
    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final long MOST_GROWN_MEGABYTES = 32;
    private static final double MOST_DIRECT_MEGABYTES = 64;
    private static final double MOST_THREADS = 250;
    private static final double MEGA = 1 << 20;
    private static final long PAUSE_NANOS = 100_000_000;
    private static final String PAYMENT = "{\"remittance\":\"" + "x".repeat(2_000) + "\"}";

    @TempDir private Path folder;
    private final ConcurrentLinkedQueue<Long> admittedNanos = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> strange = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refused = new AtomicInteger();

    @Test
    void whatIsAdmittedGoesOnAndTheRestIsToldWhenToComeAgain() throws Exception {
        try (NarrowHouse house = NarrowHouse.start(AT_ONCE);
                Street street =
                        Street.in(
                                folder,
                                Map.of(
                                        "VIGIL_GATEWAY_MONITORING",
                                        house.address().toString(),
                                        "VIGIL_GATEWAY_ROUTE_CALLS",
                                        "" + MOST_INSIDE))) {
            double sustainable = NarrowHouse.perSecond(AT_ONCE);
            send(street, sustainable / 4, Duration.ofSeconds(2));
            double usual = p99Millis();
            admittedNanos.clear();
            refused.set(0);
            long before = liveMegabytes();

            Peak peak = new Peak();
            try (Watching watching = Watching.of(() -> peak.look(figures(street)))) {
                send(street, sustainable * 3, Duration.ofSeconds(SECONDS));
            }

            System.out.printf(
                    "overload of %d s: %d admitted, p99 %.0f ms (usually %.0f), %d refused%n",
                    SECONDS, admittedNanos.size(), p99Millis(), usual, refused.get());
            assertThat(strange).isEmpty();
            assertThat(admittedNanos).hasSizeGreaterThan(SECONDS * AT_ONCE);
            assertThat(refused).hasPositiveValue();
            long over = System.nanoTime();
            Until.holds(RECOVERY, () -> passesAgain(street));
            System.out.printf("as before after %.1f s%n", (System.nanoTime() - over) / 1e9);
            memoryStaysBounded(before, peak);
            String figures = figures(street);
            assertThat(value(figures, "vigil_gateway_bodies_held_bytes")).isZero();
            assertThat(value(figures, "vigil_gateway_inside")).isZero();
        }
    }

    private void memoryStaysBounded(long before, Peak peak) {
        admittedNanos.clear();
        long after = liveMegabytes();
        System.out.printf(
                "live heap %d MB before, %d after; at most %.0f inside, %.0f kB of bodies held,"
                        + " %.1f MB outside the heap, %.0f threads%n",
                before, after, peak.inside, peak.held / 1024, peak.direct / MEGA, peak.threads);
        assertThat(after).isLessThan(before + MOST_GROWN_MEGABYTES);
        assertThat(peak.inside).isPositive().isLessThanOrEqualTo(MOST_INSIDE);
        assertThat(peak.held).isLessThanOrEqualTo(CALLERS * 2.0 * PAYMENT.length());
        assertThat(peak.direct / MEGA).isLessThan(MOST_DIRECT_MEGABYTES);
        assertThat(peak.threads).isLessThan(MOST_THREADS);
    }

    /** What stays on the heap when what nobody holds is gone. */
    private static long liveMegabytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }

    /** The most of everything that the gateway told of itself. */
    private static final class Peak {

        private double inside;
        private double held;
        private double direct;
        private double threads;

        void look(String figures) {
            inside = Math.max(inside, value(figures, "vigil_gateway_inside"));
            held = Math.max(held, value(figures, "vigil_gateway_bodies_held_bytes"));
            direct = Math.max(direct, value(figures, "jvm_buffer_memory_used_bytes"));
            threads = Math.max(threads, value(figures, "jvm_threads_live_threads"));
        }
    }

    /** Looks again and again until it is closed, and fails then if a look failed. */
    private record Watching(AtomicBoolean on, ExecutorService eyes, Future<?> looks)
            implements AutoCloseable {

        interface Look {
            void look() throws Exception;
        }

        static Watching of(Look look) {
            AtomicBoolean on = new AtomicBoolean(true);
            ExecutorService eyes = Executors.newSingleThreadExecutor();
            Future<?> looks =
                    eyes.submit(() -> {
                        while (on.get()) {
                            look.look();
                            LockSupport.parkNanos(PAUSE_NANOS);
                        }
                        return null;
                    });
            return new Watching(on, eyes, looks);
        }

        @Override
        public void close() throws Exception {
            on.set(false);
            looks.get(30, TimeUnit.SECONDS);
            eyes.close();
        }
    }

    /** At an even rate over kept connections, whatever becomes of it. */
    private void send(Street street, double perSecond, Duration duration) throws Exception {
        HttpRequest request = payment(street);
        long total = (long) (perSecond * duration.toNanos() / 1e9);
        AtomicLong next = new AtomicLong();
        long start = System.nanoTime();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < CALLERS; caller++) {
                callers.execute(() -> {
                    for (long n = next.getAndIncrement(); n < total; n = next.getAndIncrement()) {
                        long planned = start + (long) (n * 1e9 / perSecond);
                        LockSupport.parkNanos(planned - System.nanoTime());
                        note(street, request);
                    }
                });
            }
        }
    }

    private static HttpRequest payment(Street street) {
        return HttpRequest.newBuilder(street.at("/v1/transactions"))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + street.issuer().token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(PAYMENT))
                .build();
    }

    private void note(Street street, HttpRequest request) {
        long sent = System.nanoTime();
        try {
            HttpResponse<String> answer = street.client().send(request, BodyHandlers.ofString());
            boolean later = answer.headers().firstValue("Retry-After").isPresent();
            if (answer.statusCode() == 200) {
                admittedNanos.add(System.nanoTime() - sent);
            } else if (List.of(429, 503).contains(answer.statusCode()) && later) {
                refused.incrementAndGet();
            } else {
                strange.add(answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            strange.add(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private double p99Millis() {
        long[] sorted = admittedNanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted[sorted.length * 99 / 100] / 1e6;
    }

    private static boolean passesAgain(Street street) throws Exception {
        for (int i = 0; i < 20; i++) {
            if (street.call("/v1/transactions").allowed().sending(PAYMENT).status() != 200) {
                return false;
            }
        }
        return true;
    }

    private static double value(String figures, String name) {
        Matcher line =
                Pattern.compile("(?m)^" + name + "(?:\\{[^}]*\\})? (\\S+)$").matcher(figures);
        double sum = 0;
        while (line.find()) {
            sum += Double.parseDouble(line.group(1));
        }
        return sum;
    }

    private static String figures(Street street) throws Exception {
        return street.client()
                .send(
                        HttpRequest.newBuilder(street.watchAt("/actuator/prometheus")).build(),
                        BodyHandlers.ofString())
                .body();
    }
}
