package vigil.filings.cash;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigil.filings.report.CashActivity.Way;

class CashDaysTest {
    private static final CashDays DAYS =
            new CashDays(ZoneId.of("America/New_York"), new BigDecimal("10000"));
    private int records;

    @Test
    void cashIsReportedFromOneCentOverTheLimit() {
        assertThat(DAYS.propose(List.of(in("10000.00", "mary", null)))).isEmpty();

        List<ProposedReport> proposed = DAYS.propose(List.of(in("10000.01", "mary", null)));

        assertThat(proposed).hasSize(1);
        assertThat(proposed.getFirst().activity().cashIn()).isEqualTo(10_001L);
    }

    @Test
    void cashInAndCashOutAreNotAddedTogether() {
        assertThat(DAYS.propose(List.of(in("6000", "mary", null), out("6000", "mary")))).isEmpty();
    }

    @Test
    void whatOneCarriesForOthersCountsToAll() {
        List<ProposedReport> proposed =
                DAYS.propose(List.of(in("6000", "mary", "bakery"), in("5000", "mary", "butcher")));

        assertThat(proposed).hasSize(1);
        assertThat(proposed.getFirst().persons()).containsExactly("mary");
        assertThat(proposed.getFirst().records()).hasSize(2);
    }

    @Test
    void carrierAndPrincipalOfTheSameCashStandOnOneReport() {
        List<ProposedReport> proposed = DAYS.propose(List.of(in("12000", "mary", "bakery")));

        assertThat(proposed).hasSize(1);
        assertThat(proposed.getFirst().persons()).containsExactly("bakery", "mary");
    }

    @Test
    void theDayEndsAtMidnightOfTheBankEvenWhenClocksChange() {
        // 8 March 2026: clocks go forward in New York; midnight is 05:00 UTC before and 04:00
        // after.
        CashMovement late = at("2026-03-09T03:59:59Z", "6000");
        CashMovement later = at("2026-03-09T04:00:00Z", "6000");
        CashMovement early = at("2026-03-08T05:00:00Z", "6000");

        assertThat(DAYS.propose(List.of(late, later))).isEmpty();
        assertThat(DAYS.propose(List.of(late, early)))
                .hasSize(1)
                .allMatch(report -> report.day().equals(LocalDate.of(2026, 3, 8)));
    }

    @Test
    void unseenCarriersMakeAnAggregatedReport() {
        List<ProposedReport> proposed =
                DAYS.propose(List.of(in("6000", null, "bakery"), in("6000", null, "bakery")));

        assertThat(proposed.getFirst().activity().ways()).containsExactly(Way.AGGREGATED);
        assertThat(proposed.getFirst().activity().details().getFirst().amount()).isEqualTo(12_000L);
    }

    private CashMovement in(String amount, @Nullable String carrier, @Nullable String principal) {
        return new CashMovement(
                "t" + ++records,
                Instant.parse("2026-02-12T15:00:00Z"),
                new BigDecimal(amount),
                true,
                carrier,
                principal,
                null);
    }

    private CashMovement out(String amount, String carrier) {
        return new CashMovement(
                "t" + ++records,
                Instant.parse("2026-02-12T15:00:00Z"),
                new BigDecimal(amount),
                false,
                carrier,
                null,
                null);
    }

    private CashMovement at(String instant, String amount) {
        return new CashMovement(
                "t" + ++records,
                Instant.parse(instant),
                new BigDecimal(amount),
                true,
                "mary",
                null,
                null);
    }
}
