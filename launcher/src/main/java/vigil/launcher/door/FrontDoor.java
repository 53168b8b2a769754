package vigil.launcher.door;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.launcher.state.StateFolder;
import vigil.launcher.street.Ports;
import vigil.launcher.street.SeedFile;
import vigil.launcher.terminal.Trouble;
import vigil.launcher.tls.LocalAuthority;

/** The gateway as one caller with one role sees it; the token is renewed before it ends. */
public final class FrontDoor {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration RENEWED_BEFORE = Duration.ofSeconds(60);
    private static final int OK = 200;

    private final URI address;
    private final SeedFile.Client caller;
    private final InstantSource clock;
    private final HttpClient client;

    private @Nullable String token;
    private Instant tokenEnds = Instant.MIN;

    private FrontDoor(URI address, SSLContext trust, SeedFile.Client caller) {
        this.address = address;
        this.caller = caller;
        this.clock = InstantSource.system();
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .sslContext(trust)
                        .connectTimeout(PATIENCE)
                        .build();
    }

    /** The door for the client of an institution that has a role. */
    public static FrontDoor of(StateFolder state, String institution, String role) {
        Path authority = LocalAuthority.certificate(state);
        return new FrontDoor(
                URI.create(Ports.remembered(state).gatewayAddress()),
                trusting(authority),
                new SeedFile(state).client(institution, role));
    }

    /** The gateway's address. */
    public URI address() {
        return address;
    }

    /** The client that knows the local authority. */
    public HttpClient client() {
        return client;
    }

    /** A request to a path below the gateway, with a token that is still good. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + token());
    }

    /** A token with at least a minute to live. */
    public synchronized String token() {
        String current = token;
        if (current == null || clock.instant().isAfter(tokenEnds.minus(RENEWED_BEFORE))) {
            JsonNode answer = askForToken();
            current = answer.path("access_token").asString();
            token = current;
            tokenEnds = clock.instant().plusSeconds(answer.path("expires_in").asLong());
        }
        return current;
    }

    private JsonNode askForToken() {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve("/oauth2/token"))
                        .timeout(PATIENCE)
                        .header("Authorization", "Basic " + credentials())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                        .build();
        HttpResponse<String> answer = send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new Trouble(
                    "The gateway gave no token to %s: %d %s"
                            .formatted(caller.id(), answer.statusCode(), answer.body()));
        }
        return json(answer.body());
    }

    // RFC 6749, 2.3.1: both halves are form-encoded before they are joined.
    private String credentials() {
        String pair =
                URLEncoder.encode(caller.id(), StandardCharsets.UTF_8)
                        + ":"
                        + URLEncoder.encode(caller.secret(), StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a request; whatever goes wrong on the way is said in words. */
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (ConnectException e) {
            throw new Trouble(
                    "Nobody answers at " + address + ". `./vigil up` starts the street.", e);
        } catch (IOException e) {
            throw new Trouble("Cannot reach " + address + ": " + Trouble.reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted while waiting for " + address, e);
        }
    }

    /** What a JSON answer says. */
    public static JsonNode json(String body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            throw new Trouble("The answer is not JSON: " + body, e);
        }
    }

    private static SSLContext trusting(Path authority) {
        if (!Files.exists(authority)) {
            throw new Trouble("There is no certificate authority yet. `./vigil up` makes it.");
        }
        try (InputStream in = Files.newInputStream(authority)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "vigil", CertificateFactory.getInstance("X.509").generateCertificate(in));
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new Trouble("Cannot trust " + authority + ": " + Trouble.reason(e), e);
        }
    }
}
