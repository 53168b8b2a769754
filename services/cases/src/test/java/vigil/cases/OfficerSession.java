package vigil.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Door;

/** An officer who does random things to alerts, cases and reports, each as it was seen. */
final class OfficerSession {

    private static final int STEPS = 4;

    /** Acts one after the other on what has a longer way than an alert. */
    private static final int LONG_WAY = 5;

    private static final int MOST_TRIES = 50;
    private static final String REASONED = "{\"reason\":\"quality_review\"}";
    private static final String WORDS = "{\"words\":\"looked at it twice\"}";
    private static final String CLOSING =
            "{\"outcome\":\"%s\",\"reason\":\"as it looked\",\"redFlags\":[\"none_found\"]}";

    private final Shared shared;
    private final Random random;
    private final Door door;
    private final boolean knows;
    private final boolean writes;

    /** What all sessions work on, and what came of it. */
    record Shared(
            Desk desk,
            List<UUID> items,
            List<String> cases,
            List<String> reports,
            Map<String, List<String>> accepted,
            Map<String, AtomicInteger> answers,
            List<String> odd,
            Semaphore line) {

        /** So many may ask at the same moment: the line, not the sessions, is what is short. */
        Door.Reply through(Supplier<Door.Reply> asking) {
            line.acquireUninterruptibly();
            try {
                return asking.get();
            } finally {
                line.release();
            }
        }

        void count(Map<String, AtomicInteger> counts, String what) {
            counts.computeIfAbsent(what, any -> new AtomicInteger()).incrementAndGet();
        }

        /** How many acts on a thing were accepted. */
        long acceptedOf(String thing) {
            return accepted.keySet().stream().filter(key -> key.startsWith(thing + "@")).count();
        }
    }

    /** Of those who know of reports one writes them: whoever has written cannot approve. */
    OfficerSession(Shared shared, Random random, Door door, List<String> roles) {
        this.shared = shared;
        this.random = random;
        this.door = door;
        this.knows = roles.contains("reporter");
        this.writes = knows && roles.contains("analyst");
    }

    void run() {
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(knows ? 13 : 8)) {
                case 0, 1, 2 -> onAlert();
                case 3 -> manyAlerts();
                case 4 -> bulkClosing();
                case 5 -> newCase();
                case 6, 7 -> onCase();
                case 8, 9 -> newReport();
                default -> onReport();
            }
        }
    }

    private <T> T any(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    private Door.Reply get(String path) {
        return again("GET", () -> door.get(path));
    }

    /** Whoever is told to come back comes back: nothing was done. */
    private Door.Reply again(String what, Supplier<Door.Reply> asking) {
        Door.Reply reply = shared.through(asking);
        for (int tries = 0; reply.status() == 503 && tries < MOST_TRIES; tries++) {
            shared.count(shared.answers(), "503");
            Thread.yield();
            reply = shared.through(asking);
        }
        int status = reply.status();
        shared.count(shared.answers(), Integer.toString(status));
        if (status != 200 && status != 201 && status != 207 && status != 403 && status != 409) {
            shared.odd().add(what + " " + status + " " + reply.text());
        }
        return reply;
    }

    /** An act on a thing as it was seen; accepted, it makes the next version and no other. */
    private void act(String thing, String path, int seen, String body, String at) {
        Door.Reply reply =
                again(
                        path,
                        () ->
                                path.endsWith("/assignee")
                                                || path.endsWith("/tags")
                                                || path.endsWith("/content")
                                        ? Desk.put(door, path, seen, body)
                                        : Desk.send(door, path, seen, body));
        if (reply.status() == 200) {
            shared.accepted()
                    .computeIfAbsent(thing + "@" + seen, any -> new CopyOnWriteArrayList<>())
                    .add(path + " " + Instant.now() + " " + reply.text());
            int made = reply.json().at(at).asInt();
            if (made != seen + 1) {
                shared.odd().add(path + " made version " + made + " of " + seen);
            }
        }
    }

    private void onAlert() {
        UUID item = any(shared.items());
        String path = "/v1/queue/" + item;
        int seen = get(path).json().at("/item/version").asInt();
        String act =
                any(
                        List.of(
                                "reviews",
                                "dispositions",
                                "dispositions",
                                "confirmations",
                                "withdrawals",
                                "snoozes",
                                "wakes",
                                "reopenings",
                                "assignee",
                                "tags"));
        act("item " + item, path + "/" + act, seen, alertBody(act), "/version");
    }

    private String alertBody(String act) {
        return switch (act) {
            case "dispositions" ->
                    Desk.disposition(
                            any(List.of("false_positive", "no_further_action", "escalated")));
            case "snoozes" ->
                    "{\"until\":\"%s\",\"reason\":\"known_activity\"}"
                            .formatted(Instant.now().plusSeconds(86_400));
            case "reopenings" -> REASONED;
            case "assignee" -> "{\"assignee\":\"me\"}";
            // Another one each time: the same again would change nothing.
            case "tags" -> Desk.tags("seen " + Long.toString(random.nextLong() >>> 40, 36));
            default -> "";
        };
    }

    /** Some at once, as they were seen; or two that are of one account become one. */
    private void manyAlerts() {
        int first = random.nextInt(shared.items().size() - 2);
        List<UUID> items = shared.items().subList(first, first + 2 + random.nextInt(2));
        StringBuilder seen = new StringBuilder();
        for (UUID item : items) {
            int version = get("/v1/queue/" + item).json().at("/item/version").asInt();
            seen.append(seen.isEmpty() ? "" : ",")
                    .append("{\"itemId\":\"%s\",\"version\":%d}".formatted(item, version));
        }
        if (random.nextInt(8) == 0) {
            String body = "{\"survivor\":\"%s\",\"items\":[%s]}".formatted(items.getFirst(), seen);
            again("merge", () -> door.post("/v1/queue/merges", body));
            return;
        }
        String body =
                "{\"act\":\"dispose\",\"disposition\":\"false_positive\",\"reason\":\"salary run\",\"redFlags\":[\"none_found\"],\"items\":[%s]}"
                        .formatted(seen);
        again("bulk", () -> door.post("/v1/queue/bulk", body));
    }

    private void bulkClosing() {
        JsonNode waiting = get(BulkClosings.ALL).json().path("items");
        if (waiting.isEmpty()) {
            onAlert();
            return;
        }
        JsonNode one = waiting.get(random.nextInt(waiting.size()));
        String id = one.path("bulkClosingId").asString();
        String act = any(List.of("approvals", "approvals", "refusals", "withdrawals"));
        String path = BulkClosings.ALL + "/" + id + "/" + act;
        String body = act.equals("withdrawals") ? "" : WORDS;
        act("bulk " + id, path, one.path("version").asInt(), body, "/version");
    }

    private void newCase() {
        List<String> items =
                List.of(any(shared.items()).toString(), any(shared.items()).toString());
        String ids = "\"" + String.join("\",\"", items.stream().distinct().toList()) + "\"";
        if (random.nextBoolean() && !shared.cases().isEmpty()) {
            String body = "{\"items\":[" + ids + "]}";
            String path = "/v1/cases/" + any(shared.cases()) + "/items";
            again("join", () -> door.post(path, body));
            return;
        }
        String body = "{\"title\":\"Many at once\",\"items\":[" + ids + "]}";
        Door.Reply made = again("case", () -> door.post("/v1/cases", body));
        if (made.status() == 201) {
            shared.cases().add(made.json().path("caseId").asString());
        }
    }

    private void onCase() {
        if (shared.cases().isEmpty()) {
            newCase();
            return;
        }
        String id = any(shared.cases());
        String path = "/v1/cases/" + id;
        for (int i = 0; i < LONG_WAY; i++) {
            JsonNode detail = get(path).json();
            String act = caseAct(detail.at("/summary/state").asString());
            if (act.equals("closings")) {
                tick(path, detail);
            }
            int seen = detail.at("/summary/version").asInt();
            act("case " + id, path + "/" + act, seen, caseBody(act), "/version");
        }
    }

    /** Mostly what comes next, now and then something else. */
    private String caseAct(String state) {
        if (random.nextInt(4) == 0) {
            return any(
                    List.of(
                            "reviews",
                            "closings",
                            "approvals",
                            "rejections",
                            "withdrawals",
                            "reopenings",
                            "escalations",
                            "assignee",
                            "tags"));
        }
        return switch (state) {
            case "open", "reopened" -> "reviews";
            case "in_review" -> "closings";
            case "pending_approval" -> any(List.of("approvals", "approvals", "rejections"));
            default -> any(List.of("reopenings", "tags", "approvals", "assignee"));
        };
    }

    private String caseBody(String act) {
        return switch (act) {
            case "closings" ->
                    CLOSING.formatted(
                            knows && random.nextBoolean() ? "reported" : "no_further_action");
            case "rejections" -> WORDS;
            case "approvals" -> random.nextBoolean() ? WORDS : "";
            case "reopenings" -> REASONED;
            default -> alertBody(act);
        };
    }

    private void tick(String path, JsonNode detail) {
        for (JsonNode step : detail.path("checklist")) {
            if (step.path("state").asString().equals("to_do")) {
                String at = path + "/checklist/" + step.path("step").asString();
                again("tick", () -> Desk.put(door, at, 1, "{\"state\":\"done\"}"));
            }
        }
    }

    private void newReport() {
        if (shared.cases().isEmpty() || !writes) {
            onReport();
            return;
        }
        String id = any(shared.cases());
        String body = "{\"form\":\"sar\",\"caseId\":\"" + id + "\"}";
        Door.Reply made = again("report", () -> Filers.create(door, "sessions-" + id, body));
        if (made.status() == 201) {
            shared.reports().add(made.json().path("reportId").asString());
        }
    }

    private void onReport() {
        if (shared.reports().isEmpty()) {
            newCase();
            return;
        }
        String id = any(shared.reports());
        for (int i = 0; i < LONG_WAY; i++) {
            JsonNode seen = get("/v1/reports/" + id).json().path("summary");
            String act = reportAct(seen.path("state").asString());
            String body =
                    switch (act) {
                        case "content" -> Filers.CONTENT;
                        case "returns" -> WORDS;
                        default -> "";
                    };
            String at = "/version";
            act(
                    "report " + id,
                    "/v1/reports/" + id + "/" + act,
                    seen.path("version").asInt(),
                    body,
                    at);
        }
    }

    /** Mostly what comes next, now and then something else. */
    private String reportAct(String state) {
        List<String> acts =
                List.of("content", "validations", "reviews", "approvals", "returns", "submissions");
        if (random.nextInt(4) == 0) {
            return any(writes ? acts : acts.subList(1, acts.size()));
        }
        return switch (state) {
            case "draft" ->
                    writes ? any(List.of("content", "content", "validations")) : "validations";
            case "validated" -> "reviews";
            case "in_review" -> any(List.of("approvals", "approvals", "returns"));
            default -> "submissions";
        };
    }
}
