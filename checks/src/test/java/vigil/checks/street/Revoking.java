package vigil.checks.street;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import vigil.launcher.door.FrontDoor;
import vigil.launcher.street.Listener;
import vigil.launcher.street.Ports;
import vigil.launcher.street.SeedFile;
import vigil.launcher.tls.LocalAuthority;
import vigil.testkit.Until;

/** Takes a token back, and asks everywhere when it is refused. */
final class Revoking {

    private final FrontDoor door;
    private final SeedFile.Client client;
    private final String token;

    /** Houses talk to those of the street alone. */
    private final HttpClient inside;

    private final List<URI> everywhere = new ArrayList<>();

    Revoking(RunningStreet street, String role) {
        this.door = FrontDoor.of(street.state(), "demo", role);
        this.client = new SeedFile(street.state()).client("demo", role);
        this.token = door.token();
        Ports ports = Ports.remembered(street.state());
        LocalAuthority authority =
                new LocalAuthority(street.state(), InstantSource.system(), ports.revokedAddress());
        this.inside = HttpClient.newBuilder().sslContext(authority.calling("launcher")).build();
        URI monitoring = URI.create(ports.insideAddress(Listener.MONITORING));
        URI screening = URI.create(ports.insideAddress(Listener.SCREENING));
        everywhere.add(door.address().resolve("/v1/alerts?limit=1"));
        everywhere.add(door.address().resolve("/v1/screening/lists"));
        everywhere.add(monitoring.resolve("/v1/alerts?limit=1"));
        everywhere.add(screening.resolve("/v1/screening/lists"));
    }

    /** What the gateway and the houses behind it say to the token. */
    List<Integer> statuses() {
        return everywhere.stream().map(this::status).toList();
    }

    /** How long after the revocation the last of them refuses it. */
    Duration untilRefusedEverywhere() {
        long begun = System.nanoTime();
        String form = "token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        String pair = client.id() + ":" + client.secret();
        HttpRequest request =
                HttpRequest.newBuilder(door.address().resolve("/oauth2/revoke"))
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        pair.getBytes(StandardCharsets.UTF_8)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build();
        int status = door.send(request, BodyHandlers.discarding()).statusCode();
        if (status != 200) {
            throw new AssertionError("not revoked: " + status);
        }
        Until.holds("refused everywhere", () -> statuses().stream().allMatch(each -> each == 401));
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** A stream of decisions by the token; completes when the stream ends. */
    CompletableFuture<Void> openStream() {
        HttpRequest request =
                HttpRequest.newBuilder(door.address().resolve("/v1/decisions/stream"))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "text/event-stream")
                        .build();
        HttpResponse<InputStream> answer = door.send(request, BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new AssertionError("no stream: " + answer.statusCode());
        }
        return CompletableFuture.runAsync(() -> {
            try (InputStream events = answer.body()) {
                events.transferTo(OutputStream.nullOutputStream());
            } catch (IOException cutOff) {
                // Broken off in the middle of a line is an end, too.
            }
        });
    }

    private int status(URI address) {
        HttpRequest request =
                HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token).build();
        try {
            return inside.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
