package vigil.watchlists.fetching;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A publisher on loopback that hands out what it is told to. */
public final class Publisher implements AutoCloseable {
    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    public final AtomicInteger sent = new AtomicInteger();
    private volatile byte[] content = new byte[0];
    private volatile String tag = "";
    private volatile int status = 200;

    public Publisher() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/list", this::list);
        server.createContext(
                "/moved",
                exchange -> {
                    exchange.getResponseHeaders().set("Location", address("/list").toString());
                    exchange.sendResponseHeaders(302, -1);
                    exchange.close();
                });
        server.createContext(
                "/silent",
                exchange -> {
                    exchange.sendResponseHeaders(200, 1000);
                    exchange.getResponseBody().write('x');
                    exchange.getResponseBody().flush();
                    await();
                    exchange.close();
                });
        server.createContext(
                "/short",
                exchange -> {
                    exchange.sendResponseHeaders(200, 1000);
                    exchange.getResponseBody().write('x');
                    exchange.close();
                });
        server.start();
    }

    /** Publishes a text under an entity tag; an empty one sends none. */
    public void publish(String text, String entityTag) {
        content = text.getBytes(StandardCharsets.UTF_8);
        tag = entityTag;
        status = 200;
    }

    public void fail(int with) {
        status = with;
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    private void list(HttpExchange exchange) throws IOException {
        if (status != 200) {
            exchange.sendResponseHeaders(status, -1);
        } else if (!tag.isEmpty()
                && tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
        } else {
            sent.incrementAndGet();
            if (!tag.isEmpty()) {
                exchange.getResponseHeaders().set("ETag", tag);
            }
            exchange.getResponseHeaders().set("Last-Modified", "Thu, 25 Jan 2024 12:00:00 GMT");
            exchange.sendResponseHeaders(200, content.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(content);
            }
        }
        exchange.close();
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
