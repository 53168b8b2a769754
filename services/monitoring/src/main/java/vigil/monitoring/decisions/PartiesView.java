package vigil.monitoring.decisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import vigil.contracts.decisions.v1.Decision;

/**
 * How far the screening of each party came before the decision: clear, hit, unavailable (no answer
 * in time) or passed (no answer in time, and declared to go through); absent when nobody was asked.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartiesView(@Nullable String payer, @Nullable String payee) {

    /** Null when nobody was asked about either. */
    static @Nullable PartiesView of(Decision decision) {
        String payer = decision.getPayerScreening();
        String payee = decision.getPayeeScreening();
        return payer.isEmpty() && payee.isEmpty()
                ? null
                : new PartiesView(payer.isEmpty() ? null : payer, payee.isEmpty() ? null : payee);
    }
}
