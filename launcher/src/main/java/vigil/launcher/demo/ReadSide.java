package vigil.launcher.demo;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import vigil.launcher.door.FrontDoor;
import vigil.launcher.terminal.Trouble;

/** Reads back what became of a run, as an analyst. */
final class ReadSide {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONGEST_LAG = Duration.ofMinutes(10);
    private static final int AT_ONCE = 8;
    private static final int PAGE = 1_000;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final List<String> OUTCOMES =
            List.of("approve", "review", "block_and_review", "decline");

    private final FrontDoor door;

    ReadSide(FrontDoor door) {
        this.door = door;
    }

    /** The decision behind the hit that opened an alert, and the hit. */
    record Opening(JsonNode decision, JsonNode hit) {}

    /** Waits until the decision on a transaction can be read: all before it then can as well. */
    void awaitDecision(String transactionId) {
        long until = System.nanoTime() + LONGEST_LAG.toNanos();
        while (get("/v1/decisions/" + transactionId).statusCode() == NOT_FOUND) {
            if (System.nanoTime() > until) {
                throw new Trouble("The decisions did not reach the read side in 10 minutes.");
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Trouble("Interrupted while waiting for the read side.", e);
            }
        }
    }

    /** Alerts whose opening lies in a time, newest first. */
    List<JsonNode> alerts(Instant from, Instant to) {
        List<JsonNode> alerts = new ArrayList<>();
        pages("/v1/alerts?from=" + from + "&to=" + to, alerts::add);
        return alerts;
    }

    /** For each of the alerts the hit that opened it, found among the decisions of that time. */
    Map<String, Opening> openings(Collection<String> alerts, Instant from, Instant to) {
        Map<String, Opening> openings = new ConcurrentHashMap<>();
        for (String outcome : OUTCOMES.reversed()) {
            if (openings.size() == alerts.size()) {
                break;
            }
            pages(
                    "/v1/decisions?outcome=" + outcome + "&from=" + from + "&to=" + to,
                    decision ->
                            decision.path("hitRules")
                                    .forEach(hit -> {
                                        String alert = hit.path("alertId").asString("");
                                        if (hit.path("opensAlert").asBoolean()
                                                && alerts.contains(alert)) {
                                            openings.put(alert, new Opening(decision, hit));
                                        }
                                    }));
        }
        return openings;
    }

    /** Our names of transactions by the sender's; those that are not known are missing. */
    Map<String, String> idsByClientId(Collection<String> clientIds) {
        return each(
                clientIds,
                clientId -> {
                    String query = URLEncoder.encode(clientId, StandardCharsets.UTF_8);
                    JsonNode found = json("/v1/transactions?limit=1&clientTransactionId=" + query);
                    return found.path("items").path(0).path("transactionId").asString("");
                });
    }

    /** The sender's names of transactions by ours. */
    Map<String, String> clientIdsById(Collection<String> ids) {
        return each(
                ids, id -> json("/v1/transactions/" + id).path("clientTransactionId").asString(""));
    }

    private static Map<String, String> each(
            Collection<String> keys, Function<String, String> question) {
        Map<String, String> answers = new ConcurrentHashMap<>();
        Semaphore turns = new Semaphore(AT_ONCE);
        List<Throwable> failures = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String key : keys) {
                callers.execute(() -> {
                    turns.acquireUninterruptibly();
                    try {
                        answers.put(key, question.apply(key));
                    } catch (RuntimeException e) {
                        synchronized (failures) {
                            failures.add(e);
                        }
                    } finally {
                        turns.release();
                    }
                });
            }
        }
        if (!failures.isEmpty()) {
            throw new Trouble(Trouble.reason(failures.getFirst()), failures.getFirst());
        }
        answers.values().removeIf(String::isEmpty);
        return answers;
    }

    private void pages(String path, Consumer<JsonNode> items) {
        String after = "";
        do {
            JsonNode page =
                    json(path + "&limit=" + PAGE + (after.isEmpty() ? "" : "&after=" + after));
            page.path("items").forEach(items);
            after = page.path("next").asString("");
        } while (!after.isEmpty());
    }

    private JsonNode json(String path) {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != OK) {
            throw new Trouble(
                    "%s answered %d: %s".formatted(path, answer.statusCode(), answer.body()));
        }
        return FrontDoor.json(answer.body());
    }

    private HttpResponse<String> get(String path) {
        HttpRequest request = door.request(path).timeout(PATIENCE).GET().build();
        return door.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
