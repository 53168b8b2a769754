package vigil.cases.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import vigil.cases.monitoring.MonitoringHouse;
import vigil.cases.pages.Words;
import vigil.cases.queue.ItemView;
import vigil.cases.queue.Source;

/**
 * The decisions behind alerts as monitoring has recorded them: which engine, scenarios and model
 * made them, under which hash, and which transactions are their evidence. Monitoring is asked with
 * the token of who exports: nothing is exported that the officer could not read there.
 */
public final class MadeDecisions {

    private static final Logger log = LoggerFactory.getLogger(MadeDecisions.class);

    /** The most decisions of one export; what is left out is counted. */
    static final int MOST = 2_000;

    private static final String UNAVAILABLE = "unavailable";

    private final MonitoringHouse monitoring;

    public MadeDecisions(MonitoringHouse monitoring) {
        this.monitoring = monitoring;
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
        if (!monitoring.isKnown() || token == null) {
            return without(alert, "not_asked");
        }
        try {
            JsonNode told = monitoring.get("/v1/alerts/" + alert, token);
            return told == null ? without(alert, "unknown") : recorded(alert, told, token, known);
        } catch (MonitoringHouse.Away e) {
            log.atWarn().setMessage("decisions are missing in an export").log();
            return without(alert, UNAVAILABLE);
        }
    }

    private static Behind without(String alert, String state) {
        return new Behind(alert, state, null, List.of(), List.of(), 0);
    }

    private Behind recorded(String alert, JsonNode told, String token, Map<String, JsonNode> known)
            throws MonitoringHouse.Away {
        List<JsonNode> decisions = new ArrayList<>();
        TreeSet<String> configurations = new TreeSet<>();
        int leftOut = 0;
        for (JsonNode evidence : told.path("evidenceTransactionIds")) {
            String transaction = evidence.asString();
            if (!known.containsKey(transaction) && known.size() < MOST) {
                JsonNode decision = monitoring.get("/v1/decisions/" + transaction, token);
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
}
