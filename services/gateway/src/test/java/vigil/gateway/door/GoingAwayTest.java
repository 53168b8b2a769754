package vigil.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.gateway.Gateway;
import vigil.gateway.street.Street;
import vigil.gateway.street.Until;
import vigil.testkit.FreePort;

/** Two gateways, one of them a process that is told to go while callers are at work. */
class GoingAwayTest {

    private static final int CALLERS = 8;

    @TempDir private Path folder;

    @Test
    void aGatewayThatIsToldToGoLosesNoCall() throws Exception {
        try (Street street = Street.in(folder)) {
            int port = FreePort.any();
            int watch = FreePort.any();
            Process going = start(street, port, watch);
            try {
                Balancer balancer = new Balancer(street, port, watch);
                Until.holds(() -> balancer.isReady(watch));
                List<CompletableFuture<Void>> callers = balancer.work();
                Until.holds(() -> balancer.answeredBy(port) > 200);

                going.destroy(); // SIGTERM

                assertThat(going.waitFor(60, TimeUnit.SECONDS)).isTrue();
                int before = balancer.answered();
                Until.holds(() -> balancer.answered() > before + 200);
                balancer.stop();
                callers.forEach(CompletableFuture::join);
                assertThat(balancer.other()).isEmpty();
            } finally {
                going.destroyForcibly();
            }
        }
    }

    private Process start(Street street, int port, int watch) throws IOException {
        Map<String, String> environment = new HashMap<>(street.environment());
        environment.put("VIGIL_GATEWAY_PORT", Integer.toString(port));
        environment.put("SERVER_PORT", Integer.toString(watch));
        environment.put("VIGIL_GATEWAY_DRAIN_PAUSE_SECONDS", "1");
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx200m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Gateway.class.getName());
        builder.environment().keySet().removeIf(name -> name.startsWith("VIGIL_"));
        builder.environment().putAll(environment);
        Path log = Files.createTempFile(folder, "gateway", ".log");
        return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    /** Shares calls out to whoever says that it is ready, as a load balancer does. */
    private static final class Balancer {

        private final Street street;
        private final String token;
        private final int port;
        private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
        private final List<String> other = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean ready = true;
        private volatile boolean stopped;
        private final int watch;

        Balancer(Street street, int port, int watch) {
            this.street = street;
            this.port = port;
            this.watch = watch;
            this.token = street.issuer().token();
        }

        List<CompletableFuture<Void>> work() {
            List<CompletableFuture<Void>> working = new ArrayList<>();
            working.add(CompletableFuture.runAsync(this::look));
            for (int i = 0; i < CALLERS; i++) {
                working.add(
                        CompletableFuture.runAsync(
                                this::call, task -> Thread.ofVirtual().start(task)));
            }
            return working;
        }

        void stop() {
            stopped = true;
        }

        int answeredBy(int at) {
            return answers.getOrDefault(at, new AtomicInteger()).get();
        }

        int answered() {
            return answers.values().stream().mapToInt(AtomicInteger::get).sum();
        }

        /** Whatever was no answer of the house. */
        List<String> other() {
            return other;
        }

        boolean isReady(int at) {
            try {
                return street.client()
                                .send(
                                        request(
                                                "http://127.0.0.1:"
                                                        + at
                                                        + "/actuator/health/readiness"),
                                        BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private void look() {
            while (!stopped) {
                ready = isReady(watch);
                LockSupport.parkNanos(20_000_000);
            }
        }

        private void call() {
            for (int i = 0; !stopped; i++) {
                int at = ready && i % 2 == 0 ? port : street.gateway().port();
                try {
                    HttpResponse<String> answer =
                            street.client()
                                    .send(
                                            request("https://localhost:" + at + "/v1/transactions"),
                                            BodyHandlers.ofString());
                    answers.computeIfAbsent(at, any -> new AtomicInteger()).incrementAndGet();
                    if (answer.statusCode() != 200) {
                        other.add(at + ": " + answer.statusCode() + " " + answer.body());
                    }
                } catch (IOException e) {
                    other.add(at + ": " + e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        private HttpRequest request(String address) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(address))
                            .version(HttpClient.Version.HTTP_1_1);
            return address.startsWith("https")
                    ? request.header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{}"))
                            .build()
                    : request.build();
        }
    }
}
