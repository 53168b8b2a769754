package vigil.monitoring.alerts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.monitoring.pages.MoneyView;

/**
 * An alert with all alerts that are pieces of the same ring: those that have two accounts or more
 * in common with it, and those that have them in common with these.
 *
 * @param alerts oldest first
 * @param accounts those that moved most first
 * @param payments the evidence of all of them in order of time, each once
 * @param whole false when there is more than is shown
 */
public record RingView(
        List<Piece> alerts, List<Member> accounts, List<Payment> payments, boolean whole) {

    /**
     * @param state of the alert: open, snoozed or closed
     * @param score the strongest hit's, 0 to 1000
     */
    public record Piece(
            String alertId,
            String scenario,
            String typology,
            String state,
            int score,
            Instant openedAt) {}

    /**
     * An account as it stands in the payments of the ring.
     *
     * @param accountNumber its last four characters; absent once the subject is erased
     * @param role source (only pays), collector (only receives) or pass-through
     * @param paid in the institution's currency
     * @param received in the institution's currency
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Member(
            String accountId,
            @Nullable String accountNumber,
            String role,
            MoneyView paid,
            MoneyView received) {}

    /**
     * @param baseAmount in the institution's currency
     */
    public record Payment(
            String transactionId,
            Instant timestamp,
            String payerAccountId,
            String payeeAccountId,
            MoneyView amount,
            MoneyView baseAmount) {}
}
