package vigil.monitoring.alerts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A scenario that rests for an account.
 *
 * @param accountId the account that the scenario points at
 * @param reason known_activity, expected_payments, under_investigation or data_being_corrected
 * @param until when it ends by itself
 * @param endedBy who ended it, {@code monitoring} when its time was over; absent while in force
 * @param alerts that wait for its end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SnoozeView(
        String snoozeId,
        String scenario,
        String accountId,
        String reason,
        String madeBy,
        Instant madeAt,
        Instant until,
        @Nullable String endedBy,
        @Nullable Instant endedAt,
        long alerts) {}
