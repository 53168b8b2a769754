package vigil.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.json.JsonMapper;

/** Answers what monitoring is asked, by its contract, to whoever brings a token. */
final class MonitoringStand implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    MonitoringStand() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void knows(UUID alert, String... transactions) {
        answers.put(
                "/v1/alerts/" + alert,
                JSON.writeValueAsString(
                        Map.of("alertId", alert, "evidenceTransactionIds", transactions)));
        for (String transaction : transactions) {
            answers.put(
                    "/v1/decisions/" + transaction,
                    JSON.writeValueAsString(
                            Map.of(
                                    "transactionId",
                                    transaction,
                                    "outcome",
                                    "review",
                                    "engineVersion",
                                    "1.2",
                                    "configHash",
                                    "c".repeat(64),
                                    "scenarioSet",
                                    3)));
        }
    }

    /** An alert with the reason that it gives, and a transaction in full. */
    void tells(UUID alert, String reason, String transaction, Map<String, Object> inFull) {
        answers.put(
                "/v1/alerts/" + alert,
                JSON.writeValueAsString(
                        Map.of(
                                "alertId",
                                alert,
                                "reason",
                                reason,
                                "evidenceTransactionIds",
                                List.of(transaction))));
        answers.put(
                "/v1/transactions/" + transaction + "/revelations",
                JSON.writeValueAsString(inFull));
    }

    /** What was asked with a body. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String said = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        if (!said.isEmpty()) {
            asked.add(exchange.getRequestURI().getPath() + " " + said);
        }
        String known = answers.get(exchange.getRequestURI().getPath());
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        boolean may = token != null && token.startsWith("Bearer ey");
        byte[] body = (known == null ? "{}" : known).getBytes(UTF_8);
        exchange.sendResponseHeaders(may ? known == null ? 404 : 200 : 401, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
