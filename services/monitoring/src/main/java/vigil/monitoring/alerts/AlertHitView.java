package vigil.monitoring.alerts;

import java.time.Instant;

/** A hit that opened or joined an alert. */
public record AlertHitView(
        String transactionId, Instant timestamp, boolean opensAlert, int score, String reason) {}
