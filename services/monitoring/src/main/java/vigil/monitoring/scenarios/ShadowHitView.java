package vigil.monitoring.scenarios;

import java.time.Instant;

/**
 * What a version in shadow would have met.
 *
 * @param accountId the account that the scenario points at
 * @param wouldAlert whether it would have opened an alert
 */
public record ShadowHitView(
        String transactionId,
        Instant timestamp,
        int score,
        String accountId,
        boolean wouldAlert,
        String reason) {}
