package vigil.cases.monitoring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.tls.HouseTls;

/** Asks monitoring with the token of an officer: nobody learns here what they could not there. */
public final class MonitoringHouse implements AutoCloseable {

    private static final Duration CONNECTING = Duration.ofSeconds(2);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int OK = 200;

    /** Nothing is there, or not for this officer. */
    private static final Set<Integer> NOTHING = Set.of(403, 404);

    private final MonitoringSettings settings;
    private final HttpClient client;

    /**
     * @param tls null where houses speak in the clear
     */
    public MonitoringHouse(MonitoringSettings settings, @Nullable HouseTls tls) {
        this.settings = settings;
        client =
                HouseTls.client(tls)
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECTING)
                        .build();
    }

    /** An answer that is none. */
    public static final class Away extends Exception {

        private static final long serialVersionUID = 1L;
    }

    /** Whether an address is set. */
    public boolean isKnown() {
        return settings.address() != null;
    }

    /** Null when there is nothing at the path for this officer. */
    public @Nullable JsonNode get(String path, String token) throws Away {
        return ask(request(path, token).GET().build());
    }

    /** The same for what is asked with a body. */
    public @Nullable JsonNode post(String path, Object body, String token) throws Away {
        return ask(
                request(path, token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                        .build());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest.Builder request(String path, String token) throws Away {
        URI address = settings.address();
        if (address == null) {
            throw new Away();
        }
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(settings.deadline())
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    private @Nullable JsonNode ask(HttpRequest request) throws Away {
        try {
            HttpResponse<byte[]> response =
                    client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (NOTHING.contains(response.statusCode())) {
                return null;
            }
            if (response.statusCode() != OK) {
                throw new Away();
            }
            return JSON.readTree(response.body());
        } catch (IOException | JacksonException e) {
            throw new Away();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Away();
        }
    }
}
