package vigil.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vigil.engine.Transaction;
import vigil.engine.core.CoreSettings;
import vigil.engine.core.Streams;
import vigil.engine.scenarios.ScenarioSet;

/** A backtest says why, and how alerts spread. */
class ExplanationsTest {
    private static final List<Transaction> STREAM = Streams.random(11, 60, 6_000, 20);
    private static final ScenarioSet LOW = set("usual: 20000.0");
    private static final ScenarioSet HIGH = set("usual: 60000.0");

    @Test
    void aLostHitSaysWhatItWasForAndWhatIsMissingNow() {
        Backtest.Line line = result(HIGH, LOW, 0).lines().getFirst();

        assertThat(line.lost()).isPositive();
        assertThat(line.lostExamples())
                .hasSize(5)
                .allSatisfy(example -> {
                    assertThat(example.fired()).contains("were paid");
                    assertThat(example.missed()).startsWith("not paid >= limit: paid is ");
                });
        assertThat(line.freshExamples()).isEmpty();
    }

    @Test
    void aNewHitSaysWhyItFiredAndWhyItDidNotBefore() {
        Backtest.Line changed = result(LOW, HIGH, 0).lines().getFirst();
        Backtest.Line added = result(LOW, ScenarioSet.none(), 0).lines().getFirst();

        assertThat(changed.freshExamples())
                .hasSize(5)
                .allSatisfy(example ->
                        assertThat(example.missed()).startsWith("not paid >= limit: paid is "));
        assertThat(added.freshExamples())
                .hasSize(5)
                .allSatisfy(example ->
                        assertThat(example.missed())
                                .isEqualTo("the other side has no such scenario"));
    }

    @Test
    void whatWasWorthFindingAndNobodyIsShownSaysWhatCameNearest() {
        Backtest.Result result = result(HIGH, ScenarioSet.none(), 10);

        assertThat(result.missed())
                .hasSize(20)
                .allSatisfy(missed -> assertThat(missed.nearest()).startsWith("large-sums: not "));
    }

    @Test
    void otherLabelsAreAnotherResult() {
        assertThat(result(HIGH, LOW, 10).hash())
                .isEqualTo(result(HIGH, LOW, 10).hash())
                .isNotEqualTo(result(HIGH, LOW, 11).hash())
                .isNotEqualTo(result(HIGH, LOW, 0).hash());
    }

    @Test
    void explanationsChangeNoHit() {
        assertThat(result(HIGH, LOW, 10).lines().getFirst().hits())
                .isEqualTo(result(HIGH, ScenarioSet.none(), 0).lines().getFirst().hits());
    }

    @Test
    void alertsAreCountedByCustomer() {
        Backtest.Result result = result(LOW, ScenarioSet.none(), 0);

        AlertLoad.Spread spread = result.spread();
        long alerts = result.lines().getFirst().alerts();
        assertThat(spread.customers()).isBetween(2L, 60L);
        assertThat(spread.mean() * spread.customers()).isCloseTo(alerts, within(1e-6));
        assertThat((double) spread.most()).isGreaterThanOrEqualTo(spread.mean());
        assertThat(spread.topShare()).isBetween((double) spread.most() / alerts, 1.0);
    }

    private static org.assertj.core.data.Offset<Double> within(double offset) {
        return org.assertj.core.data.Offset.offset(offset);
    }

    /** Every so many payments are laundering; none when zero. */
    private static Backtest.Result result(ScenarioSet candidate, ScenarioSet baseline, int every) {
        Backtest backtest = new Backtest(CoreSettings.defaults(), candidate, baseline);
        for (int i = 0; i < STREAM.size(); i++) {
            backtest.take(STREAM.get(i), every > 0 && i % every == 0);
        }
        return backtest.result();
    }

    private static ScenarioSet set(String limit) {
        return ScenarioSet.of(
                new LinkedHashMap<>(
                        Map.of(
                                "large-sums.yaml",
                                SweepTest.SCENARIO.replace("usual: 20000.0", limit))));
    }
}
