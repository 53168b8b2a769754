package vigil.checks.faults;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import vigil.launcher.door.FrontDoor;
import vigil.launcher.terminal.Trouble;

/**
 * Senders as they should be: each payment is sent until it is acknowledged, under the same id. What
 * was acknowledged, and with which decision, is noted here and nowhere else.
 */
final class Callers implements AutoCloseable {

    /** What a caller was told. */
    record Acknowledgement(String transactionId, String outcome, boolean fallback) {}

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 100;

    private final FrontDoor door;
    private final Payments payments;
    private final double perSecond;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();
    private final Map<Long, Acknowledgement> acknowledged = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> surprises = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean open = true;

    Callers(FrontDoor door, Payments payments, double perSecond) {
        this.door = door;
        this.payments = payments;
        this.perSecond = perSecond;
    }

    void start(int callers) {
        long begun = System.nanoTime();
        for (int i = 0; i < callers; i++) {
            threads.add(Thread.ofVirtual().name("caller-" + i).start(() -> sendAll(begun)));
        }
    }

    /**
     * Stops taking new payments; those under way are sent until they are acknowledged or the limit
     * is over.
     */
    @Override
    public void close() throws InterruptedException {
        open = false;
        for (Thread thread : threads) {
            if (!thread.join(Duration.ofMinutes(2))) {
                surprises.add("a payment was not taken within two minutes of quiet");
                thread.interrupt();
            }
        }
    }

    Map<Long, Acknowledgement> acknowledged() {
        return acknowledged;
    }

    long retries() {
        return retries.get();
    }

    List<String> surprises() {
        return List.copyOf(surprises);
    }

    private void sendAll(long begun) {
        while (open) {
            long number = next.getAndIncrement();
            sleep((long) (number * 1_000 / perSecond) - (System.nanoTime() - begun) / 1_000_000);
            while (!acknowledged.containsKey(number) && !Thread.currentThread().isInterrupted()) {
                if (!send(number)) {
                    retries.incrementAndGet();
                    sleep(PAUSE_MILLIS);
                }
            }
        }
    }

    private boolean send(long number) {
        try {
            HttpRequest request =
                    door.request("/v1/transactions")
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(payments.json(number)))
                            .build();
            HttpResponse<String> answer =
                    door.client().send(request, HttpResponse.BodyHandlers.ofString());
            return noted(number, answer);
        } catch (IOException | Trouble e) {
            return false; // Killed in the middle: sent again under the same id.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean noted(long number, HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status == 200) {
            JsonNode decision = FrontDoor.json(answer.body());
            acknowledged.put(
                    number,
                    new Acknowledgement(
                            decision.path("transactionId").asString(),
                            decision.path("outcome").asString(),
                            decision.path("fallback").asBoolean(false)));
            return true;
        }
        if (status != 429 && status != 503 && status != 504 && status != 502 && status != 401) {
            surprises.add(
                    "payment " + number + " was answered with " + status + ": " + answer.body());
        }
        if ((status == 429 || status == 503)
                && answer.headers().firstValue("Retry-After").isEmpty()) {
            surprises.add("an answer " + status + " came without Retry-After");
        }
        return false;
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(Math.max(0, millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
