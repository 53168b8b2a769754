package vigil.monitoring.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vigil.contracts.decisions.v1.Decision;
import vigil.contracts.decisions.v1.Hit;
import vigil.kernel.outbox.CloudEvent;
import vigil.kernel.outbox.Message;
import vigil.monitoring.log.Ids;

/** What other houses and webhooks are told of decisions. Ids and figures only. */
final class Events {

    private Events() {}

    static Message decisionCreated(Decision decision) {
        String transaction = Ids.text(decision.getTransactionId());
        List<Map<String, Object>> hits = new ArrayList<>();
        for (Hit hit : decision.getHitsList()) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("scenario", hit.getScenario());
            facts.put("typology", hit.getTypology());
            facts.put("score", hit.getScore());
            hits.add(facts);
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("transactionId", transaction);
        facts.put("outcome", decision.getOutcome());
        facts.put("riskScore", decision.getScore());
        facts.put("riskLevel", decision.getLevel());
        facts.put("hits", hits);
        return event(
                decision.getInstitution(),
                "decision.created",
                transaction,
                decision.getEventTimeMillis(),
                facts);
    }

    private static Message event(
            String institution,
            String type,
            String subject,
            long millis,
            Map<String, Object> facts) {
        return new CloudEvent(institution, type, subject, Instant.ofEpochMilli(millis), facts)
                .message("monitoring");
    }
}
