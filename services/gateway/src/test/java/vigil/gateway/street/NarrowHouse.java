package vigil.gateway.street;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A house that does so many things at once, each of which takes its time; the rest queues up. */
public final class NarrowHouse implements AutoCloseable {

    private static final Duration WORK = Duration.ofMillis(50);
    private static final byte[] DONE = "{\"done\":true}".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final ExecutorService workers;

    private NarrowHouse(HttpServer server, ExecutorService workers) {
        this.server = server;
        this.workers = workers;
    }

    public static NarrowHouse start(int atOnce) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        ExecutorService workers = Executors.newFixedThreadPool(atOnce);
        server.setExecutor(workers);
        server.createContext(
                "/",
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    LockSupport.parkNanos(WORK.toNanos());
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, DONE.length);
                    try (exchange) {
                        exchange.getResponseBody().write(DONE);
                    }
                });
        server.start();
        return new NarrowHouse(server, workers);
    }

    /** How many things a second it can do, so many at once. */
    public static double perSecond(int atOnce) {
        return atOnce * 1e9 / WORK.toNanos();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
