package vigil.bench.peers;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import vigil.launcher.door.FrontDoor;
import vigil.launcher.state.StateFolder;
import vigil.launcher.terminal.Trouble;

/** Brings rules into force in an institution and takes others out, as its officers do. */
final class RuleDesk {

    private static final String SCENARIOS = "/v1/scenarios";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long LOOK_MILLIS = 50;

    private final FrontDoor engineer;
    private final FrontDoor supervisor;

    /** Place in the log behind which backtests look at nothing. */
    private long reach = 1;

    RuleDesk(StateFolder state, String institution) {
        this.engineer = FrontDoor.of(state, institution, "engineer");
        this.supervisor = FrontDoor.of(state, institution, "supervisor");
    }

    /** Takes out of force whatever is in force. */
    void retireAll() {
        for (String version : inForce()) {
            post(supervisor, version + "/retirements", "");
        }
    }

    /** Brings a rule from its text into force; the log must hold a payment to backtest it on. */
    void publish(Rule rule) {
        String version = SCENARIOS + "/" + rule.id() + "/versions/1";
        send(
                engineer.request(SCENARIOS)
                        .header("Content-Type", "application/yaml")
                        .POST(HttpRequest.BodyPublishers.ofString(rule.yaml())),
                engineer);
        require(post(engineer, version + "/checks", "").path("passed").asBoolean(), rule);
        backtest(version);
        post(engineer, version + "/shadows", "");
        post(supervisor, version + "/approvals", "");
        post(supervisor, version + "/publications", "");
    }

    private static void require(boolean passed, Rule rule) {
        if (!passed) {
            throw new Trouble("The examples of " + rule.id() + " are not as they say.");
        }
    }

    /** On as little of the log as holds a payment of the institution. */
    private void backtest(String version) {
        while (transactions(version + "/backtests", reach) == 0) {
            reach *= 2;
        }
    }

    private long transactions(String backtests, long logEnd) {
        String id =
                post(engineer, backtests, "{\"logEnd\":" + logEnd + "}")
                        .path("backtestId")
                        .asString();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!state(backtests + "/" + id).equals("completed")) {
            if (System.nanoTime() > end) {
                throw new Trouble("A backtest of " + backtests + " does not end.");
            }
            sleep();
        }
        return send(engineer.request(backtests + "/" + id).GET(), engineer)
                .path("result")
                .path("transactions")
                .asLong();
    }

    private String state(String path) {
        return send(engineer.request(path).GET(), engineer).path("state").asString();
    }

    private List<String> inForce() {
        List<String> versions = new ArrayList<>();
        for (JsonNode scenario :
                send(engineer.request(SCENARIOS + "?limit=1000").GET(), engineer).path("items")) {
            if (scenario.hasNonNull("publishedVersion")) {
                versions.add(
                        SCENARIOS
                                + "/"
                                + scenario.path("scenario").asString()
                                + "/versions/"
                                + scenario.path("publishedVersion").asInt());
            }
        }
        return versions;
    }

    private static JsonNode post(FrontDoor door, String path, String json) {
        HttpRequest.Builder request =
                door.request(path).POST(HttpRequest.BodyPublishers.ofString(json));
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return send(request, door);
    }

    /** The gateway limits callers; who is told to come back does. */
    private static JsonNode send(HttpRequest.Builder request, FrontDoor door) {
        while (true) {
            HttpResponse<String> answer =
                    door.send(
                            request.timeout(Duration.ofMinutes(2)).build(),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 == 2) {
                return FrontDoor.json(answer.body());
            }
            if (answer.statusCode() != 429 && answer.statusCode() != 503) {
                throw new Trouble(
                        answer.request().uri()
                                + " was answered with "
                                + answer.statusCode()
                                + ": "
                                + answer.body());
            }
            sleep();
        }
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted.", e);
        }
    }
}
