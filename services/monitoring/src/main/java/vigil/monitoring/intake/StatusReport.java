package vigil.monitoring.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A later word on what became of a transaction (pacs.002).
 *
 * @param id the report's own name: the same report sent again has the same, the next report on the
 *     same transaction another
 * @param status external ISO 20022 code: ACSP, ACCC, RJCT …
 * @param reason code of the reason, the sender's own or an external ISO 20022 one
 * @param details all that the fields before do not hold
 */
public record StatusReport(
        ClientId id,
        OriginalReferences original,
        String status,
        @Nullable String reason,
        Instant time,
        List<Detail> details) {

    public StatusReport {
        details = List.copyOf(details);
    }
}
