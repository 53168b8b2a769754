package vigil.launcher.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vigil.launcher.analyse.MoneyTrail.Step;

class MoneyTrailTest {
    @Test
    void aCycleComesHome() {
        assertThat(
                        MoneyTrail.lines(
                                List.of(step(3, "C", "A"), step(1, "A", "B"), step(2, "B", "C")),
                                12))
                .containsExactly(
                        "A",
                        " ╰─ 1 USD, 01 Sep 01:00 ─▶ B",
                        "   ╰─ 2 USD, 01 Sep 02:00 ─▶ C",
                        "     ╰─ 3 USD, 01 Sep 03:00 ─▶ A  ↺");
    }

    @Test
    void scatteredMoneyBranchesAndMeets() {
        assertThat(
                        MoneyTrail.lines(
                                List.of(
                                        step(1, "A", "B"),
                                        step(2, "A", "C"),
                                        step(3, "B", "D"),
                                        step(4, "C", "D")),
                                12))
                .containsExactly(
                        "A",
                        " ├─ 1 USD, 01 Sep 01:00 ─▶ B",
                        " │   ╰─ 3 USD, 01 Sep 03:00 ─▶ D",
                        " ╰─ 2 USD, 01 Sep 02:00 ─▶ C",
                        "     ╰─ 4 USD, 01 Sep 04:00 ─▶ D");
    }

    @Test
    void gatheredMoneyIsBracketedAndMovesOn() {
        assertThat(
                        MoneyTrail.lines(
                                List.of(
                                        step(1, "A", "X"),
                                        step(2, "BB", "X"),
                                        step(10, "C", "X"),
                                        step(11, "X", "Y")),
                                12))
                .containsExactly(
                        "A  ──  1 USD, 01 Sep 01:00 ──╮",
                        "BB ──  2 USD, 01 Sep 02:00 ──┤",
                        "C  ── 10 USD, 01 Sep 10:00 ──┴─▶ X",
                        "    ╰─ 11 USD, 01 Sep 11:00 ─▶ Y");
    }

    @Test
    void separatePairsStandBelowEachOther() {
        assertThat(MoneyTrail.lines(List.of(step(1, "A", "B"), step(2, "C", "D")), 12))
                .containsExactly(
                        "A", " ╰─ 1 USD, 01 Sep 01:00 ─▶ B", "C", " ╰─ 2 USD, 01 Sep 02:00 ─▶ D");
    }

    @Test
    void whatIsTooLongIsCounted() {
        List<Step> fan = IntStream.range(1, 20).mapToObj(i -> step(i, "A", "B" + i)).toList();

        assertThat(MoneyTrail.lines(fan, 3)).hasSize(5).last().isEqualTo("… and 16 more payments");
        assertThat(MoneyTrail.lines(fan.subList(0, 4), 3)).last().isEqualTo("… and 1 more payment");
    }

    @Test
    void nothingDrawsNothing() {
        assertThat(MoneyTrail.lines(List.of(), 12)).isEmpty();
    }

    @Test
    void everyStepIsDrawnOnceHoweverTangled() {
        List<Step> tangle =
                List.of(
                        step(1, "A", "B"),
                        step(2, "B", "A"),
                        step(3, "A", "A"),
                        step(4, "A", "B"),
                        step(5, "B", "C"),
                        step(6, "C", "B"),
                        step(7, "D", "B"));

        assertThat(MoneyTrail.lines(tangle, 12).stream().filter(line -> line.contains("USD")))
                .hasSize(7);
    }

    @Test
    void amountsReadInThousands() {
        assertThat(MoneyTrail.amount(new BigDecimal("1234567.89"), "EUR"))
                .isEqualTo("1,234,567.89 EUR");
        assertThat(MoneyTrail.amount(new BigDecimal("999"), "JPY")).isEqualTo("999 JPY");
    }

    private static Step step(int hour, String payer, String payee) {
        Instant at = Instant.parse("2022-09-01T00:00:00Z").plusSeconds(hour * 3_600L);
        return new Step(at, payer, payee, hour + " USD");
    }
}
