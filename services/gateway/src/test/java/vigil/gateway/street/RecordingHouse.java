package vigil.gateway.street;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A house that remembers what reached it, and answers by the last part of the path. */
public final class RecordingHouse implements AutoCloseable {

    private static final String LONG =
            "{\"rows\":[" + "\"one like the other\",".repeat(1_000) + "\"\"]}";

    private final HttpServer server;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile boolean ready = true;
    private volatile @Nullable Saying saying;

    private RecordingHouse(HttpServer server) {
        this.server = server;
    }

    /** A request as the house saw it. */
    public record Seen(String method, String target, Headers headers, long bodyBytes) {

        public List<String> all(String header) {
            return headers.getOrDefault(header, List.of());
        }
    }

    /** What it answers to everything. */
    private record Saying(int status, Map<String, String> headers, String body) {}

    static RecordingHouse start() throws IOException {
        return startAt(0);
    }

    public static RecordingHouse startAt(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        RecordingHouse house = new RecordingHouse(server);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", house::answer);
        server.start();
        return house;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    public Seen last() {
        return seen.getLast();
    }

    /** Sends an event to whoever reads a stream. */
    public void tell(String event) {
        events.add(event);
    }

    /** From now on it answers this to everything. */
    public void says(int status, Map<String, String> headers, String body) {
        saying = new Saying(status, headers, body);
    }

    public void saysJson(String body) {
        says(200, Map.of("Content-Type", "application/json"), body);
    }

    /** From now on it answers as before. */
    public void recovers() {
        saying = null;
    }

    /** Whether it says of itself that it takes work; it does it in any case. */
    public void ready(boolean now) {
        ready = now;
    }

    /** From now on requests to {@code …/held} wait. */
    public void hold() {
        held = new CountDownLatch(1);
    }

    public void letGo() {
        held.countDown();
    }

    @Override
    public void close() {
        held.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            long bytes = count(exchange.getRequestBody());
            Seen request =
                    new Seen(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().toString(),
                            exchange.getRequestHeaders(),
                            bytes);
            String path = exchange.getRequestURI().getPath();
            if (path.endsWith("/readiness")) {
                exchange.sendResponseHeaders(ready ? 200 : 503, -1);
                return;
            }
            seen.add(request);
            Saying wanted = saying;
            if (wanted != null) {
                wanted.headers().forEach(exchange.getResponseHeaders()::set);
                byte[] body = wanted.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(wanted.status(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
                return;
            }
            switch (path.substring(path.lastIndexOf('/') + 1)) {
                case "stream" -> stream(exchange);
                case "held" -> {
                    held.await();
                    say(exchange, 200, "{\"held\":true}");
                }
                case "long" -> say(exchange, 200, LONG);
                case "sensitive" -> askForARecentSignIn(exchange);
                case "broken" -> exchange.sendResponseHeaders(500, -1);
                default -> say(exchange, 200, "{\"bytes\":" + bytes + "}");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void askForARecentSignIn(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders()
                .set(
                        "WWW-Authenticate",
                        "Bearer error=\"insufficient_user_authentication\", max_age=\"600\"");
        say(exchange, 401, "{\"code\":\"step-up-needed\"}");
    }

    private void stream(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        for (String event = events.take(); !event.isEmpty(); event = events.take()) {
            out.write(("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    private static void say(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Server", "a house that talks too much/1.0");
        headers.set("X-Powered-By", "steam");
        headers.set("Set-Cookie", "a=b");
        headers.set("Keep-Alive", "timeout=5");
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static long count(InputStream body) throws IOException {
        byte[] buffer = new byte[65_536];
        long bytes = 0;
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            bytes += read;
        }
        return bytes;
    }
}
