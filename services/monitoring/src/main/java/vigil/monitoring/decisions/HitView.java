package vigil.monitoring.decisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.contracts.decisions.v1.Hit;
import vigil.monitoring.log.Ids;
import vigil.monitoring.pages.AccountIds;

/**
 * A scenario that a transaction met.
 *
 * @param ruleId name of the scenario
 * @param score 0 to 1000
 * @param reason a sentence with the values filled in
 * @param values what the condition used
 * @param accountId the account that the scenario points at
 * @param evidenceTransactionIds in order of time, the deciding one among them
 * @param alertId the alert that the hit opens or joins
 * @param opensAlert whether this hit opened the alert
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HitView(
        String ruleId,
        int ruleVersion,
        String typology,
        int score,
        String outcome,
        String reason,
        Map<String, String> values,
        String accountId,
        List<String> evidenceTransactionIds,
        @Nullable String alertId,
        boolean opensAlert) {

    static HitView of(Hit hit) {
        Map<String, String> values = new LinkedHashMap<>();
        hit.getValuesList().forEach(value -> values.put(value.getName(), value.getValue()));
        return new HitView(
                hit.getScenario(),
                hit.getVersion(),
                hit.getTypology(),
                hit.getScore(),
                hit.getOutcome(),
                hit.getReason(),
                values,
                AccountIds.text(hit.getSubject()),
                hit.getEvidenceList().stream().map(Ids::text).toList(),
                hit.getAlertId().isEmpty() ? null : Ids.text(hit.getAlertId()),
                hit.getOpensAlert());
    }
}
