package vigil.launcher.demo;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import tools.jackson.databind.json.JsonMapper;
import vigil.contracts.amlworld.AmlworldRow;
import vigil.launcher.door.FrontDoor;
import vigil.launcher.terminal.Progress;
import vigil.launcher.terminal.Trouble;

/** Sends payments one by one at a steady pace over connections that stay open. */
final class PaymentSender {

    private static final int CONNECTIONS = 32;
    private static final int MOST_TRIES = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final FrontDoor door;
    private final Run run;
    private final int perSecond;

    PaymentSender(FrontDoor door, Run run, int perSecond) {
        this.door = door;
        this.run = run;
        this.perSecond = perSecond;
    }

    /**
     * What came of it.
     *
     * @param nanos from the moment at which each payment was due until its decision, sorted
     * @param ids our names of the transactions by row
     */
    record Sent(long[] nanos, Map<Long, String> ids) {

        double percentileMillis(double percent) {
            if (nanos.length == 0) {
                return 0;
            }
            int place = (int) Math.ceil(percent / 100 * nanos.length) - 1;
            return Math.round(nanos[Math.max(0, place)] / 10_000.0) / 100.0;
        }
    }

    /**
     * Sends the rows, which are numbered from {@code first}. The first {@code warmUp} of them go
     * out as fast as answers come and are not timed: programs that have just started are slow.
     */
    Sent send(List<AmlworldRow> rows, long first, int warmUp) {
        Map<Long, String> ids = new ConcurrentHashMap<>();
        Progress progress = Progress.onScreen("payments one by one");
        each(
                warmUp,
                i -> {
                    ids.put(first + i, send(rows.get(i), first + i));
                    tell(progress, i / (double) rows.size());
                });
        long[] nanos = new long[rows.size() - warmUp];
        long begun = System.nanoTime();
        each(
                nanos.length,
                i -> {
                    int row = warmUp + i;
                    long due = begun + (long) (i * 1e9 / perSecond);
                    awaitMoment(due);
                    ids.put(first + row, send(rows.get(row), first + row));
                    nanos[i] = System.nanoTime() - due;
                    tell(progress, row / (double) rows.size());
                });
        progress.end();
        Arrays.sort(nanos);
        return new Sent(nanos, new HashMap<>(ids));
    }

    /** Hands out the numbers below {@code count}, in order, to as many callers as connections. */
    private static void each(int count, IntConsumer work) {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int caller = 0; caller < CONNECTIONS; caller++) {
                all.add(
                        callers.submit(() -> {
                            for (int i = next.getAndIncrement();
                                    i < count;
                                    i = next.getAndIncrement()) {
                                work.accept(i);
                            }
                        }));
            }
            awaitAll(all, next, count);
        }
    }

    private static void tell(Progress progress, double share) {
        synchronized (progress) {
            progress.step(share);
        }
    }

    private static void awaitAll(List<Future<?>> all, AtomicInteger next, int end) {
        try {
            for (Future<?> each : all) {
                each.get();
            }
        } catch (ExecutionException e) {
            next.set(end);
            throw e.getCause() instanceof Trouble trouble
                    ? trouble
                    : new Trouble("Sending payments failed: " + Trouble.reason(e), e);
        } catch (InterruptedException e) {
            next.set(end);
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted while sending payments.", e);
        }
    }

    private static void awaitMoment(long due) {
        long left = due - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = due - System.nanoTime();
        }
    }

    /** Our name of the transaction; a payment that is put off is sent again, which is harmless. */
    private String send(AmlworldRow row, long number) {
        String body = JsonMapper.shared().writeValueAsString(Payment.of(run.clientId(number), row));
        for (int tried = 1; ; tried++) {
            HttpRequest request =
                    door.request("/v1/transactions")
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build();
            HttpResponse<String> answer = door.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == OK) {
                return FrontDoor.json(answer.body()).path("transactionId").asString();
            }
            boolean later = answer.statusCode() == TOO_MANY || answer.statusCode() == UNAVAILABLE;
            if (!later || tried == MOST_TRIES) {
                throw new Trouble(
                        "The gateway answered a payment with %d: %s"
                                .formatted(answer.statusCode(), answer.body()));
            }
            LockSupport.parkNanos(pauseNanos(answer));
        }
    }

    private static long pauseNanos(HttpResponse<String> answer) {
        long seconds = answer.headers().firstValueAsLong("Retry-After").orElse(1);
        return Duration.ofSeconds(Math.clamp(seconds, 1, 10)).toNanos();
    }
}
