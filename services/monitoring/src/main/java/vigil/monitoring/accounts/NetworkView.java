package vigil.monitoring.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.monitoring.pages.MoneyView;

/**
 * Who is connected to an account by payments, a few steps away. All sums are in the institution's
 * currency.
 *
 * @param from event time, inclusive
 * @param to event time, exclusive
 * @param accounts the one asked for first, then those nearer first
 * @param flows the largest first
 * @param whole false when there are accounts or payments that are not shown
 */
public record NetworkView(
        Instant from, Instant to, List<Node> accounts, List<Flow> flows, boolean whole) {

    /**
     * @param accountNumber its last four characters; absent once the subject is erased
     * @param hops steps from the account asked for, which has 0
     * @param alerts that point at it, of all times
     * @param followed false for those at the edge, and for those with so many counterparties that
     *     their own are left out
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Node(
            String accountId,
            @Nullable String accountNumber,
            int hops,
            int alerts,
            boolean followed) {}

    /** All payments from one account to another within the stretch. */
    @Schema(name = "NetworkFlow")
    public record Flow(
            String payerAccountId,
            String payeeAccountId,
            int payments,
            MoneyView sum,
            Instant firstAt,
            Instant lastAt) {}
}
