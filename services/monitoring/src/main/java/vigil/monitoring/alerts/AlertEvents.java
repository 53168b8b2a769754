package vigil.monitoring.alerts;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /**
     * Hits that came after the first.
     *
     * @param joins how many there are by now
     * @param score the strongest hit's
     * @param lastJoinedAt event time of the last one
     */
    public record Joined(UUID alert, int joins, int score, Instant lastJoinedAt) {}

    /**
     * @param known what the rows have of it; null when they have nothing
     */
    public static Message opened(String institution, Opened alert, @Nullable AlertFacts known) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("alertId", alert.alert().toString());
        facts.put("scenario", alert.scenario());
        facts.put("scenarioVersion", alert.version());
        facts.put("typology", alert.typology());
        facts.put("score", alert.score());
        facts.put("outcome", alert.outcome());
        facts.put("transactionId", alert.transaction().toString());
        if (known != null) {
            facts.put("accountId", known.accountId());
            facts.put("evidenceTransactions", known.evidenceTransactions());
            if (!known.ring().isEmpty()) {
                facts.put("ringAlertIds", known.ring());
            }
            if (known.severity() != null) {
                facts.put("severity", known.severity());
            }
            if (known.amount() != null) {
                facts.put("amount", known.amount().value());
                facts.put("currency", known.amount().currency());
            }
        }
        return event(institution, "alert.opened", alert.alert(), alert.openedAt(), facts);
    }

    /** Told once for all hits that one commit brings to an alert. */
    public static Message joined(String institution, Joined alert) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("alertId", alert.alert().toString());
        facts.put("joins", alert.joins());
        facts.put("score", alert.score());
        return new CloudEvent(
                        institution,
                        "alert.joined",
                        alert.alert().toString(),
                        alert.lastJoinedAt(),
                        facts)
                .again("monitoring", Integer.toString(alert.joins()));
    }

    static Message snoozed(String institution, UUID alert, SnoozeView snooze) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("alertId", alert.toString());
        facts.put("snoozeId", snooze.snoozeId());
        facts.put("until", snooze.until().toString());
        return new CloudEvent(
                        institution, "alert.snoozed", alert.toString(), snooze.madeAt(), facts)
                .again("monitoring", snooze.snoozeId());
    }

    static Message woken(String institution, UUID alert, UUID snooze, Instant at) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("alertId", alert.toString());
        facts.put("snoozeId", snooze.toString());
        return new CloudEvent(institution, "alert.woken", alert.toString(), at, facts)
                .again("monitoring", snooze.toString());
    }

    private static Message event(
            String institution, String type, UUID alert, Instant at, Map<String, Object> facts) {
        return new CloudEvent(institution, type, alert.toString(), at, facts).message("monitoring");
    }
}
