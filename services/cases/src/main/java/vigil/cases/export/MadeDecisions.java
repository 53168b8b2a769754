package vigil.cases.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.cases.pages.Words;
import vigil.cases.queue.ItemView;
import vigil.cases.queue.Source;
import vigil.kernel.tls.HouseTls;

/**
 * The decisions behind alerts as monitoring has recorded them: which engine, scenarios and model
 * made them, under which hash, and which transactions are their evidence. Monitoring is asked with
 * the token of who exports: nothing is exported that the officer could not read there.
 */
public final class MadeDecisions implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MadeDecisions.class);
    private static final Duration CONNECTING = Duration.ofSeconds(2);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The most decisions of one export; what is left out is counted. */
    static final int MOST = 2_000;

    private static final String UNAVAILABLE = "unavailable";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final MonitoringSettings settings;
    private final HttpClient client;

    /**
     * @param tls null where houses speak in the clear
     */
    public MadeDecisions(MonitoringSettings settings, @Nullable HouseTls tls) {
        this.settings = settings;
        client =
                HouseTls.client(tls)
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECTING)
                        .build();
    }

    /**
     * What is behind an alert.
     *
     * @param state recorded; not_asked where no address of monitoring is set; unknown where it has
     *     none; unavailable where it did not answer
     * @param alert as monitoring answers it
     * @param configurations hashes of the configurations under which its decisions were made
     * @param decisions as monitoring answers them, in the order of the evidence
     * @param leftOut decisions that did not fit or did not come
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Behind(
            String alertId,
            String state,
            @Nullable JsonNode alert,
            List<String> configurations,
            List<JsonNode> decisions,
            int leftOut) {

        public Behind {
            configurations = List.copyOf(configurations);
            decisions = List.copyOf(decisions);
        }
    }

    /** An answer that is none. */
    private static final class Away extends Exception {

        private static final long serialVersionUID = 1L;
    }

    /**
     * What is behind the alerts among these items; once monitoring does not answer, it is not asked
     * again.
     */
    List<Behind> behind(List<ItemView> items, @Nullable String token) {
        Map<String, JsonNode> known = new LinkedHashMap<>();
        List<Behind> behind = new ArrayList<>();
        boolean away = false;
        for (ItemView item : items) {
            if (item.source().equals(Words.of(Source.ALERT))) {
                Behind next =
                        away
                                ? without(item.itemId(), UNAVAILABLE)
                                : behind(item.itemId(), token, known);
                away = next.state().equals(UNAVAILABLE);
                behind.add(next);
            }
        }
        return behind;
    }

    /**
     * @param known decisions that were asked for already: alerts share their evidence
     */
    private Behind behind(String alert, @Nullable String token, Map<String, JsonNode> known) {
        URI address = settings.address();
        if (address == null || token == null) {
            return without(alert, "not_asked");
        }
        try {
            JsonNode told = ask(address.resolve("/v1/alerts/" + alert), token);
            return told == null
                    ? without(alert, "unknown")
                    : recorded(alert, told, address, token, known);
        } catch (Away e) {
            log.atWarn().setMessage("decisions are missing in an export").log();
            return without(alert, UNAVAILABLE);
        }
    }

    private static Behind without(String alert, String state) {
        return new Behind(alert, state, null, List.of(), List.of(), 0);
    }

    private Behind recorded(
            String alert, JsonNode told, URI address, String token, Map<String, JsonNode> known)
            throws Away {
        List<JsonNode> decisions = new ArrayList<>();
        TreeSet<String> configurations = new TreeSet<>();
        int leftOut = 0;
        for (JsonNode evidence : told.path("evidenceTransactionIds")) {
            String transaction = evidence.asString();
            if (!known.containsKey(transaction) && known.size() < MOST) {
                JsonNode decision = ask(address.resolve("/v1/decisions/" + transaction), token);
                if (decision != null) {
                    known.put(transaction, decision);
                }
            }
            JsonNode decision = known.get(transaction);
            if (decision == null) {
                leftOut++;
            } else {
                decisions.add(decision);
                configurations.add(decision.path("configHash").asString(""));
            }
        }
        return new Behind(alert, "recorded", told, List.copyOf(configurations), decisions, leftOut);
    }

    /** Null when there is nothing at the address for this officer. */
    private @Nullable JsonNode ask(URI address, String token) throws Away {
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(settings.deadline())
                        .header("Accept", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .GET()
                        .build();
        try {
            HttpResponse<byte[]> response =
                    client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() == NOT_FOUND) {
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

    @Override
    public void close() {
        client.shutdownNow();
    }
}
