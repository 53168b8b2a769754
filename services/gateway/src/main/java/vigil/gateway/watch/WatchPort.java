package vigil.gateway.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Health and figures in plain HTTP on the loopback address; nothing of it is reachable through the
 * public port.
 */
public final class WatchPort implements AutoCloseable {

    private static final String JSON = "application/json";
    private static final String FRESH = "public, max-age=300";
    private static final int LARGEST_NOTICE = 16_384;

    private final HttpServer server;
    private final BooleanSupplier ready;
    private final Figures figures;

    public WatchPort(int port, BooleanSupplier ready, Figures figures) throws IOException {
        this.ready = ready;
        this.figures = figures;
        this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.setExecutor(
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("watch-port").factory()));
        server.createContext("/actuator/health/readiness", this::readiness);
        server.createContext(
                "/actuator/health/liveness",
                exchange -> answer(exchange, 200, JSON, "{\"status\":\"UP\"}"));
        server.createContext("/actuator/prometheus", this::figures);
    }

    /** Shows something else that is asked for as JSON. */
    public void tells(String path, Supplier<String> json) {
        server.createContext(path, exchange -> answer(exchange, 200, JSON, json.get()));
    }

    /**
     * Takes notices of ended sessions from identity (OpenID Connect Back-Channel Logout), inside
     * the street. What it takes is signed, so it does not matter who brings it.
     *
     * @param notices whether a form was one
     */
    public void takeNotices(Predicate<String> notices) {
        server.createContext(
                "/session/logout-notice",
                exchange -> {
                    byte[] form = exchange.getRequestBody().readNBytes(LARGEST_NOTICE);
                    boolean taken =
                            exchange.getRequestMethod().equals("POST")
                                    && notices.test(new String(form, StandardCharsets.UTF_8));
                    answer(exchange, taken ? 200 : 400, JSON, "{}");
                });
    }

    /**
     * Publishes what an authority took back: DER, under {@code /pki/local.crl} (RFC 5280, 4.2.1.13:
     * plain HTTP, or whoever fetches it would need it to fetch it; it is signed).
     *
     * @param list PEM or DER, read at every question; null for nothing
     */
    public void publish(@Nullable Path list) {
        if (list == null) {
            return;
        }
        server.createContext(
                "/pki/local.crl",
                exchange -> {
                    try (InputStream in = Files.newInputStream(list)) {
                        byte[] signed =
                                ((X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in))
                                        .getEncoded();
                        exchange.getResponseHeaders().set("Cache-Control", FRESH);
                        answer(exchange, 200, "application/pkix-crl", signed);
                    } catch (IOException | GeneralSecurityException e) {
                        answer(exchange, 503, JSON, "{}");
                    }
                });
    }

    public void start() {
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void readiness(HttpExchange exchange) throws IOException {
        if (ready.getAsBoolean()) {
            answer(exchange, 200, JSON, "{\"status\":\"UP\"}");
        } else {
            answer(exchange, 503, JSON, "{\"status\":\"OUT_OF_SERVICE\"}");
        }
    }

    private void figures(HttpExchange exchange) throws IOException {
        answer(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", figures.scrape());
    }

    private static void answer(HttpExchange exchange, int status, String type, String text)
            throws IOException {
        answer(exchange, status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body)
            throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
