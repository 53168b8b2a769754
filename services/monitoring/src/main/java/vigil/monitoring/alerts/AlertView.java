package vigil.monitoring.alerts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert.
 *
 * @param accountId the account that the scenario points at
 * @param accountNumber its last four characters; absent once the subject is erased
 * @param score the strongest hit's, 0 to 1000
 * @param reason of the hit that opened it, with the values filled in
 * @param openedAt event time of that hit
 * @param lastJoinedAt event time of the last hit
 * @param joins hits after the first
 * @param snoozedUntil when it comes back into the queue; absent unless the state is snoozed
 * @param disposition what officers have decided of it; absent before they have
 * @param evidenceTransactionIds of all its hits, in order of time; for a single alert
 * @param hits the hits themselves, in order of time; for a single alert
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertView(
        String alertId,
        String scenario,
        int scenarioVersion,
        String typology,
        String state,
        String accountId,
        @Nullable String accountNumber,
        String outcome,
        int score,
        String reason,
        String openedByTransactionId,
        Instant openedAt,
        Instant lastJoinedAt,
        int joins,
        @Nullable Instant snoozedUntil,
        @Nullable String disposition,
        @Nullable List<String> evidenceTransactionIds,
        @Nullable List<AlertHitView> hits) {

    AlertView with(List<String> evidence, List<AlertHitView> ownHits) {
        return new AlertView(
                alertId,
                scenario,
                scenarioVersion,
                typology,
                state,
                accountId,
                accountNumber,
                outcome,
                score,
                reason,
                openedByTransactionId,
                openedAt,
                lastJoinedAt,
                joins,
                snoozedUntil,
                disposition,
                evidence,
                ownHits);
    }
}
