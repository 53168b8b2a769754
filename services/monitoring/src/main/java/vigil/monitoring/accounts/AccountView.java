package vigil.monitoring.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.monitoring.pages.MoneyView;

/**
 * What monitoring knows of an account over a stretch of time. All sums are in the institution's
 * currency.
 *
 * @param accountNumber its last four characters; absent once the subject is erased
 * @param from event time, inclusive
 * @param to event time, exclusive
 * @param counterparties those with whom most was moved, at most 20
 * @param countries of counterparties, those with most moved first, at most 20
 * @param days on which something was paid or received, in order
 * @param alerts that point at it, of all times
 * @param whole false when only the newest payments of the stretch were counted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountView(
        String accountId,
        @Nullable String accountNumber,
        Instant from,
        Instant to,
        Flow received,
        Flow paid,
        List<Counterparty> counterparties,
        List<Country> countries,
        List<Day> days,
        Alerts alerts,
        boolean whole) {

    /**
     * One direction.
     *
     * @param counterparties how many different ones
     */
    @Schema(name = "AccountFlow")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Flow(
            int payments,
            MoneyView sum,
            MoneyView largest,
            int counterparties,
            @Nullable Instant firstAt,
            @Nullable Instant lastAt) {}

    /**
     * @param accountNumber its last four characters; absent once the subject is erased
     * @param payments in both directions
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Counterparty(
            String accountId,
            @Nullable String accountNumber,
            int payments,
            MoneyView received,
            MoneyView paid) {}

    /**
     * @param country ISO 3166, or empty when unknown
     */
    public record Country(String country, int payments, MoneyView received, MoneyView paid) {}

    /**
     * @param day in UTC
     */
    public record Day(LocalDate day, int payments, MoneyView received, MoneyView paid) {}

    /** How many alerts are in each state. */
    public record Alerts(int open, int snoozed, int closed) {}
}
