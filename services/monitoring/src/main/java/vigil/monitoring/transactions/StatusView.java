package vigil.monitoring.transactions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A later word on the transaction's fate.
 *
 * @param status external ISO 20022 code: ACSP, ACCC, RJCT …
 * @param reason code of the reason
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatusView(
        String statusId, String status, @Nullable String reason, Instant timestamp) {}
