package vigil.gateway.street;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import vigil.contracts.security.SecurityEvent;
import vigil.gateway.Gateway;
import vigil.gateway.settings.Environment;

/** A gateway between a client that trusts it and two houses made for tests. */
public final class Street implements AutoCloseable {

    private final DoorCertificate certificate;
    private final Issuer issuer;
    private final AtomicInteger keyFetches = new AtomicInteger();
    private final HttpServer identity;
    private final SignInHouse signIns;
    private final RecordingHouse monitoring;
    private final Map<String, String> environment;
    private final Gateway gateway;
    private final HttpClient client;
    private final List<SecurityEvent> told = new CopyOnWriteArrayList<>();

    private Street(Path folder, Map<String, String> settings, @Nullable Street neighbour)
            throws Exception {
        this.certificate = DoorCertificate.in(folder);
        this.issuer = neighbour == null ? new Issuer() : neighbour.issuer;
        this.signIns = neighbour == null ? new SignInHouse(issuer) : neighbour.signIns;
        this.identity = identity();
        this.monitoring = RecordingHouse.start();
        this.environment = new HashMap<>();
        environment.put("VIGIL_GATEWAY_PORT", "0");
        environment.put("SERVER_PORT", "0");
        environment.put("VIGIL_GATEWAY_CERTIFICATE_FILE", certificate.certificateFile().toString());
        environment.put("VIGIL_GATEWAY_KEY_FILE", certificate.keyFile().toString());
        environment.put("VIGIL_GATEWAY_IDENTITY", address(identity));
        environment.put("VIGIL_GATEWAY_MONITORING", monitoring.address().toString());
        environment.put("VIGIL_TOKENS_ISSUER", Issuer.ADDRESS);
        environment.put("VIGIL_TOKENS_KEYS", address(identity) + "/oauth2/jwks");
        environment.put("VIGIL_GATEWAY_DRAIN_PAUSE_SECONDS", "0");
        environment.put("VIGIL_GATEWAY_ANSWERS", "off"); // These houses have no documents.
        environment.put("VIGIL_GATEWAY_KEYS_REFETCH_PAUSE_SECONDS", "1");
        environment.putAll(settings);
        this.gateway = new Gateway(new Environment(environment), told::add);
        gateway.start();
        this.client = HttpClient.newBuilder().sslContext(certificate.trusting()).build();
        Until.holds(() -> readiness() == 200);
    }

    public static Street in(Path folder) {
        return in(folder, Map.of());
    }

    public static Street in(Path folder, Map<String, String> settings) {
        return in(folder, settings, null);
    }

    /**
     * @param neighbour whose identity it shares, or null
     */
    public static Street in(Path folder, Map<String, String> settings, @Nullable Street neighbour) {
        try {
            return new Street(folder, settings, neighbour);
        } catch (Exception e) {
            throw new IllegalStateException("the street does not start", e);
        }
    }

    /** What the gateway was told at its start, and another may be told too. */
    public Map<String, String> environment() {
        return environment;
    }

    public Issuer issuer() {
        return issuer;
    }

    /** What identity does for consoles. */
    public SignInHouse signIns() {
        return signIns;
    }

    /** Settings of a gateway at which consoles may sign in. */
    public static Map<String, String> withSessions(Path folder) {
        return Map.of(
                "VIGIL_GATEWAY_SESSIONS_KEY_FILE",
                SignInHouse.clientKey(folder).toString(),
                "VIGIL_MASTER_KEY_FILE",
                SignInHouse.masterKey(folder).toString());
    }

    public RecordingHouse monitoring() {
        return monitoring;
    }

    public Gateway gateway() {
        return gateway;
    }

    /** The security events so far. */
    public List<SecurityEvent> told() {
        return List.copyOf(told);
    }

    public HttpClient client() {
        return client;
    }

    public DoorCertificate certificate() {
        return certificate;
    }

    public int keyFetches() {
        return keyFetches.get();
    }

    public URI at(String path) {
        return URI.create("https://localhost:" + gateway.port() + path);
    }

    public URI watchAt(String path) {
        return URI.create("http://127.0.0.1:" + gateway.watchPort() + path);
    }

    public Call call(String path) {
        return new Call(this, path);
    }

    @Override
    public void close() {
        client.shutdownNow();
        gateway.close();
        identity.stop(0);
        monitoring.close();
    }

    private int readiness() throws Exception {
        return client.send(
                        java.net.http.HttpRequest.newBuilder(watchAt("/actuator/health/readiness"))
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private HttpServer identity() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        signIns.answerAt(server);
        server.createContext(
                "/",
                exchange -> {
                    boolean keys = exchange.getRequestURI().getPath().equals("/oauth2/jwks");
                    if (keys) {
                        keyFetches.incrementAndGet();
                    }
                    byte[] body =
                            (keys ? issuer.keySet() : page(exchange.getRequestURI().getPath()))
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.getResponseHeaders().set("Set-Cookie", "page=1");
                    exchange.sendResponseHeaders(200, body.length);
                    try (exchange) {
                        exchange.getResponseBody().write(body);
                    }
                });
        server.start();
        return server;
    }

    private static String page(String path) {
        return "{\"house\":\"identity\"" + (path.endsWith("/long") ? " ".repeat(9_000) : "") + "}";
    }

    private static String address(@Nullable HttpServer server) {
        return "http://127.0.0.1:"
                + java.util.Objects.requireNonNull(server).getAddress().getPort();
    }
}
