package vigil.monitoring.alerts;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import vigil.kernel.outbox.CloudEvent;
import vigil.kernel.outbox.Message;

/** What other houses and webhooks are told of alerts. Ids and figures only. */
public final class AlertEvents {

    private AlertEvents() {}

    /**
     * An alert as its first hit makes it.
     *
     * @param transaction of that hit
     * @param score 0 to 1000
     * @param outcome in the words of the API
     * @param openedAt event time of that hit
     */
    public record Opened(
            UUID alert,
            String scenario,
            int version,
            String typology,
            int score,
            String outcome,
            UUID transaction,
            Instant openedAt) {}

    public static Message opened(String institution, Opened alert) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("alertId", alert.alert().toString());
        facts.put("scenario", alert.scenario());
        facts.put("scenarioVersion", alert.version());
        facts.put("typology", alert.typology());
        facts.put("score", alert.score());
        facts.put("outcome", alert.outcome());
        facts.put("transactionId", alert.transaction().toString());
        return event(institution, "alert.opened", alert.alert(), alert.openedAt(), facts);
    }

    static Message snoozed(String institution, UUID alert, SnoozeView snooze) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("alertId", alert.toString());
        facts.put("snoozeId", snooze.snoozeId());
        facts.put("until", snooze.until().toString());
        return event(institution, "alert.snoozed", alert, snooze.madeAt(), facts);
    }

    static Message woken(String institution, UUID alert, UUID snooze, Instant at) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("alertId", alert.toString());
        facts.put("snoozeId", snooze.toString());
        return event(institution, "alert.woken", alert, at, facts);
    }

    private static Message event(
            String institution, String type, UUID alert, Instant at, Map<String, Object> facts) {
        return new CloudEvent(institution, type, alert.toString(), at, facts).message("monitoring");
    }
}
