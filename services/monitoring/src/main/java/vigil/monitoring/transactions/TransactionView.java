package vigil.monitoring.transactions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.monitoring.decisions.DecisionView;
import vigil.monitoring.pages.MoneyView;

/**
 * A transaction as it was taken in, with personal data masked.
 *
 * @param transactionId our name of it
 * @param clientTransactionId the sender's name of it; absent once the payer is erased
 * @param timestamp the event time
 * @param receivedAmount what reached the payee, where the currency changed on the way
 * @param baseAmount the amount in the base currency, by the rate at intake
 * @param storedAt when it was taken in
 * @param outcome of the decision, once there is one; lists show this alone
 * @param screenedLists version of all lists together that the parties were held against; absent
 *     when none was
 * @param decision in full, for a single transaction
 * @param statuses later words on its fate, for a single transaction
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TransactionView(
        String transactionId,
        @Nullable String clientTransactionId,
        Instant timestamp,
        String format,
        PartyView payer,
        PartyView payee,
        MoneyView amount,
        @Nullable MoneyView receivedAmount,
        MoneyView baseAmount,
        Instant storedAt,
        @Nullable String outcome,
        @Nullable String screenedLists,
        @Nullable DecisionView decision,
        List<StatusView> statuses,
        List<DetailView> details) {}
